/** Makes the files of a provider, with what must be filled in: `npm run new-provider <id>`. */
import { existsSync, writeFileSync } from 'node:fs';
import { blanksOf } from './providers/blanks.ts';
import { oracleOf } from './providers/companions.ts';

const root = new URL('../', import.meta.url);
const [id = ''] = process.argv.slice(2);

if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))
  refuse(
    'an id is lower-case letters and digits, with single hyphens between them: npm run new-provider acme',
  );
else {
  const blanks = blanksOf(id);
  const there = [...blanks.keys()].filter((path) => existsSync(new URL(path, root)));
  if (there.length > 0) refuse(`there is one already: ${there.join(', ')}`);
  else {
    for (const [path, text] of blanks) writeFileSync(new URL(path, root), text);
    console.log(nextSteps([...blanks.keys()]));
  }
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 2;
}

function nextSteps(paths: readonly string[]): string {
  return [
    ...paths.map((path) => `made ${path}`),
    '',
    'Next (docs/adding-a-sender.md):',
    '1. Fill them in. `npm run gen` says what is missing, and `npm run types` what cannot be.',
    `2. Where the sender has no package for Node.js that verifies or signs, delete ${oracleOf(id)}.`,
    '3. npm run gen && npm run format',
    '4. npm test',
  ].join('\n');
}
