import { readFileSync } from 'node:fs';

/** Prints the plain closing line that people and scripts read: `N passed, N failed`; before it, what has been proven of whom. */
export default class PlainSummary {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const tail = skipped > 0 ? `, ${skipped} skipped` : '';
    const isProven = results.testResults.some(({ testFilePath }) => testFilePath.endsWith('attacks.test.ts'));
    const [, , , totals] = isProven ? readFileSync('docs/conformance.md', 'utf8').split('\n') : [];
    // after jest's own summary, which goes to stderr
    setImmediate(() => {
      if (totals !== undefined) process.stdout.write(`${totals}\n`);
      process.stdout.write(`${results.numPassedTests} passed, ${failed} failed${tail}\n`);
    });
  }
}
