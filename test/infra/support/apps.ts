import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { App, type AppProps } from 'aws-cdk-lib';

// takes six times as long as all the rest of a synthesis; `npm run synth` has it, and scripts/cfn-lint looks too
process.env.CDK_VALIDATION = 'false';
// nobody asks where in a test something was made
process.env.CDK_DISABLE_STACK_TRACE = 'true';

const folders: string[] = [];

/** An app that leaves nothing behind. */
export function newApp(props: AppProps = {}): App {
  const outdir = mkdtempSync(join(tmpdir(), 'sallyport-app-'));
  folders.push(outdir);
  return new App({ ...props, outdir });
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
