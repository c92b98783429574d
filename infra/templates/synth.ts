/** Writes `dist/templates/`: needs neither an account nor a network. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { templates } from './templates.ts';

const folder = 'dist/templates';

const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'sallyport-')) });
const stacks = templates(app);
const assembly = app.synth();
mkdirSync(folder, { recursive: true });
for (const { artifactId } of stacks) {
  const { template } = assembly.getStackArtifact(artifactId);
  const file = `${folder}/${artifactId}.template.json`;
  // on one line: CloudFormation takes 51,200 bytes of a template that is not in S3
  writeFileSync(file, JSON.stringify(template));
  process.stdout.write(`${file}\n`);
}
