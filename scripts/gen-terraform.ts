/** Writes the files of the Terraform module that are made from a template; with `--check` only says whether they are up to date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { terraformFiles } from './terraform/files.ts';
import { gatewayTemplate } from './terraform/template.ts';

for (const [name, text] of terraformFiles(gatewayTemplate())) {
  const { pathname } = new URL(`../infra/terraform/${name}`, import.meta.url);
  if (existsSync(pathname) && readFileSync(pathname, 'utf8') === text) continue;
  if (!process.argv.includes('--check')) writeFileSync(pathname, text);
  else {
    console.error(`${pathname} is out of date: run npm run gen`);
    process.exitCode = 1;
  }
}
