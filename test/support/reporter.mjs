/** Prints the plain closing line that people and scripts read: `N passed, N failed`. */
export default class PlainSummary {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const tail = skipped > 0 ? `, ${skipped} skipped` : '';
    // after jest's own summary, which goes to stderr
    setImmediate(() => process.stdout.write(`${results.numPassedTests} passed, ${failed} failed${tail}\n`));
  }
}
