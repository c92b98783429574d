/**
 * Prints every reason that templates give to checkov for what it would not find anyway, and fails then; and where it finds
 * nothing at all in templates without reasons, since then it does not look.
 * Arguments: the program, and the templates.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

interface Template {
  readonly Resources: Record<string, { readonly Type: string; Metadata?: Metadata }>;
}
interface Metadata {
  checkov?: { readonly skip: readonly { readonly id: string }[] };
}
interface Report {
  readonly results: { readonly failed_checks: readonly Finding[] };
}
interface Finding {
  readonly check_id: string;
  readonly file_path: string;
  readonly resource: string;
}

const [, , checkov = '', ...files] = process.argv;
const folder = mkdtempSync(join(tmpdir(), 'sallyport-reasons-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

const reasons = files.flatMap((file) => {
  const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
  const given = Object.entries(template.Resources).flatMap(([id, { Type, Metadata }]) =>
    (Metadata?.checkov?.skip ?? []).map((skip) => `${basename(file)} ${Type}.${id} ${skip.id}`),
  );
  for (const { Metadata } of Object.values(template.Resources)) delete Metadata?.checkov;
  writeFileSync(join(folder, basename(file)), JSON.stringify(template));
  return given;
});

const bare = files.map((file) => join(folder, basename(file)));
const options = [
  '--framework',
  'cloudformation',
  '--skip-download',
  '--compact',
  '--quiet',
  '--output',
  'json',
];
const { status, stdout } = spawnSync(checkov, [...options, '--file', ...bare], {
  encoding: 'utf8',
  maxBuffer: Number.POSITIVE_INFINITY,
});
if (status !== 1) throw new Error(`checkov ended with ${status}, and should have found something`);
const { results } = JSON.parse(stdout) as Report;
const found = new Set(
  results.failed_checks.map((one) => `${basename(one.file_path)} ${one.resource} ${one.check_id}`),
);
const stale = reasons.filter((reason) => !found.has(reason));
console.log(`${found.size} findings, each with a reason; ${stale.length} reasons without a finding`);
for (const reason of stale) console.log(`a reason for what is not found: ${reason}`);
if (stale.length > 0) process.exitCode = 1;
