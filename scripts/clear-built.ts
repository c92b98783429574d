import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** What `npm run build` makes. Beside it lie the templates of `npm run synth` and the output of CDK. */
const built = [
  'lambda',
  'lambda.zip',
  'lambda.parts.json',
  'cli.parts.json',
  'cli.mjs',
  'cli',
  'workbench',
  'workbench.parts.json',
  'lib',
];

export function clearBuilt(folder: string): void {
  for (const name of built) rmSync(join(folder, name), { recursive: true, force: true });
}
