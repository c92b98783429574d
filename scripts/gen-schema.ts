/** Writes the JSON Schemas by which editors check files; with `--check` only says whether they are up to date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { everyProvider } from '../src/app/configuration/named-providers.ts';
import { configurationSchema } from './schema/configuration.ts';
import { rulesSchema } from './schema/rules.ts';

const root = new URL('../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');
const made = new Map([
  ['docs/sallyport.schema.json', configurationSchema(await everyProvider(), readme)],
  ['docs/sallyport.rules.schema.json', rulesSchema()],
]);

for (const [path, text] of made) {
  const url = new URL(path, root);
  if (existsSync(url) && readFileSync(url, 'utf8') === text) continue;
  if (!process.argv.includes('--check')) writeFileSync(url, text);
  else {
    console.error(`${path} is out of date: run npm run gen`);
    process.exitCode = 1;
  }
}
