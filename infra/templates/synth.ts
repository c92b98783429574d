/** Writes `dist/templates/`: needs neither an account nor a network. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { templates } from './templates.ts';
import { writeTemplates } from './write-templates.ts';

const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'sallyport-')) });
for (const { file, bytes } of writeTemplates(app, templates(app), 'dist/templates')) {
  process.stdout.write(`${file} ${bytes.toLocaleString('en')} bytes\n`);
}
