/**
 * Uses the package as somebody does who installs it: packs it, installs the tarball into a copy of `examples/custom`,
 * checks its types, runs its tests, bundles its entry as the construct does, and sends that bundle a delivery.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../infra/bundling/bundle.ts';
import { awsEnvironment } from '../test/support/aws-environment.ts';
import { AwsServer } from '../test/support/aws-server.ts';
import { aDelivery } from '../test/support/deliveries.ts';
import { functionUrlEvent } from '../test/support/function-url-events.ts';
import { LambdaProcess } from '../test/support/lambda-process.ts';
import { exported, exportedByCdk } from './exported.ts';

/** Every declaration that the entry reaches, in both ways to resolve modules. CDK has declarations that do not hold. */
const strictest = [
  ...['--ignoreConfig', 'src/entry.ts', '--noEmit', '--strict', '--exactOptionalPropertyTypes'],
  ...['--skipLibCheck', 'false', '--target', 'es2024', '--types', 'node', '--allowImportingTsExtensions'],
];
const compilations = [
  [...strictest, '--module', 'nodenext'],
  [...strictest, '--module', 'esnext', '--moduleResolution', 'bundler'],
  ['--project', '.'],
];

const belongs =
  /^(?:dist\/(?:cli\.mjs|cli\/|lambda\.zip|lambda\/|workbench\/|lib\/(?:src|infra)\/)|docs\/|infra\/terraform\/[\w-]+\.(?:tf|md)$|examples\/custom\/(?:[\w-]+\.json$|infra\/|src\/|test\/))|^[A-Z]+(?:\.md)?$|^package\.json$/;

const folder = mkdtempSync(join(tmpdir(), 'sallyport-consumer-'));
const example = join(folder, 'examples/custom');
const installed = join(example, 'node_modules/sallyport');

try {
  await step('the tarball holds what belongs into it', packs);
  await step('it can be installed', installs);
  await step('its command runs', commandRuns);
  await step('it exports what it promises, and no more', exportsItsList);
  await step('its types hold', typesHold);
  await step('the tests of the example pass', () => run('npm', ['test']));
  await step('the entry of the example runs as a bundle', bundles);
  await step('its entry with few senders holds these alone', bundlesFew);
  await step('its command runs the entry of the example, and signs for it', runsEntry);
  await step('the app of the example synthesises', () => run('npm', ['run', 'synth']));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

function packs(): void {
  const report = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { encoding: 'utf8' });
  const [{ files }] = JSON.parse(report) as [{ files: readonly { path: string }[] }];
  const paths = files.map(({ path }) => path);
  expectSame(
    'strangers',
    paths.filter((path) => !belongs.test(path)),
    [],
  );
  const needed = [
    'docs/providers/github.md',
    'docs/sallyport.schema.json',
    'infra/terraform/versions.tf',
    'dist/lambda/index.mjs',
    'dist/lib/src/index.js',
    'dist/lib/src/index.d.ts',
    'LICENSE',
  ];
  expectSame(
    'what is missing',
    needed.filter((path) => !paths.includes(path)),
    [],
  );
}

function installs(): void {
  cpSync('examples/custom', example, {
    recursive: true,
    filter: (path) => !/(?:node_modules|package-lock\.json|cdk\.out)$/.test(path),
  });
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** What it is split into must be in the tarball too; each of these loads a part of its own. */
function commandRuns(): void {
  for (const args of [
    ['--version'],
    ['providers'],
    ['providers', 'github'],
    ['events'],
    ['rotate', 'github'],
  ]) {
    run('npx', ['--no-install', 'sallyport', ...args]);
  }
}

function exportsItsList(): void {
  for (const [entry, values] of Object.entries({ sallyport: exported.values, ...exportedByCdk })) {
    const script = `console.log(JSON.stringify(Object.keys(await import('${entry}'))))`;
    const found = JSON.parse(run('node', ['--input-type=module', '-e', script])) as string[];
    expectSame(`values of ${entry}`, found, values);
  }
  const list = readFileSync(join(installed, 'dist/lib/src/index.d.ts'), 'utf8');
  const names = [...list.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, type, inner = '']) =>
    inner.split(',').map((name) => `${type ?? ''}${name.trim()}`),
  );
  const types = names.filter((name) => name.startsWith('type ')).map((name) => name.slice('type '.length));
  expectSame('types', types, exported.types);
}

function typesHold(): void {
  for (const options of compilations) run('npx', ['tsc', ...options]);
}

async function bundles(): Promise<void> {
  const outdir = join(folder, 'bundle');
  await bundle(join(example, 'src/entry.ts'), outdir);
  const server = new AwsServer({ 'hooks/acme': 'acme, and hunter2 of old' });
  const lambda = await LambdaProcess.start(
    {
      ...awsEnvironment(await server.listen()),
      SALLYPORT_CONFIG: '{"endpoints":{"acme":{"provider":"acme","secretId":"hooks/acme"}}}',
    },
    join(outdir, 'index.mjs'),
  );
  const body = '{"id":"evt_1","type":"order.paid"}';
  const signature = createHmac('sha256', 'acme, and hunter2 of old').update(body).digest('hex');
  const send = async (headers: Readonly<Record<string, string>>) =>
    (await lambda.invoke(functionUrlEvent(aDelivery({ rawPath: '/acme', headers, body })))).statusCode;
  const statuses = [await send({ 'x-acme-signature': `v1=${signature}` }), await send({})];
  const teams = new Set(lambda.lines.filter(({ level }) => level).map(({ team }) => team));
  await lambda.stop();
  await server.close();
  expectSame('answers', statuses, [200, 401]);
  expectSame(
    'resources of what was published',
    server.entries.map(({ Resources }) => Resources),
    [['urn:sallyport:acme:evt_1', 'urn:team:payments']],
  );
  expectSame('teams in the log', [...teams], ['payments']);
}

/** With the packed command and the installed package, of which the entry must have no second copy. */
async function runsEntry(): Promise<void> {
  writeFileSync(
    join(example, 'sallyport.json'),
    '{"endpoints":{"acme":{"provider":"acme","secretId":"acme"}}}',
  );
  writeFileSync(join(example, 'body.json'), '{"id":"evt_1","type":"order.paid"}');
  const options = [
    '--no-install',
    'sallyport',
    'serve',
    '--port',
    '0',
    '--no-workbench',
    '--entry',
    'src/entry.ts',
  ];
  // in a group of its own: npx hands no signal on to what it started
  const serve = spawn('npx', options, {
    cwd: example,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    let said = '';
    for await (const text of serve.stderr) {
      said += text;
      if (/In a second terminal/.test(said)) break;
    }
    const [, url = ''] = /listens on (http:\S+)/.exec(said) ?? [];
    if (url === '') throw new Error(`serve ended: ${said}`);
    const sender = ['--entry', 'src/entry.ts', '--file', 'body.json', '--url', url];
    run('npx', ['--no-install', 'sallyport', 'send', 'acme', ...sender]);
    const { resources } = JSON.parse(run('npx', ['--no-install', 'sallyport', 'events', '--limit', '1']));
    expectSame('resources of the event', resources, ['urn:sallyport:acme:evt_1', 'urn:team:payments']);
  } finally {
    if (serve.pid !== undefined) process.kill(-serve.pid, 'SIGTERM');
  }
}

async function bundlesFew(): Promise<void> {
  const parts = await bundle(join(example, 'src/small-entry.ts'), join(folder, 'few'));
  const held = Object.values(parts).flatMap(({ sources }) => Object.keys(sources));
  expectSame(
    'built-in providers in the bundle',
    held.flatMap((path) => /[/]domain[/]providers[/](.+)[.]js$/.exec(path)?.[1] ?? []),
    ['github'],
  );
}

function run(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { cwd: example, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
  }
}

function expectSame<T>(what: string, found: readonly T[], expected: readonly T[]): void {
  const [is, should] = [found, expected].map((list) => list.map((one) => JSON.stringify(one))) as [
    string[],
    string[],
  ];
  const [missing, strange] = [
    should.filter((one) => !is.includes(one)),
    is.filter((one) => !should.includes(one)),
  ];
  if (missing.length + strange.length > 0 || is.length !== should.length) {
    throw new Error(
      `${what}: missing ${missing.join(', ') || 'nothing'}; unexpected ${strange.join(', ') || 'nothing'}`,
    );
  }
}

async function step(name: string, work: () => unknown): Promise<void> {
  const startedAt = performance.now();
  try {
    await work();
  } catch (error) {
    throw new Error(`this does not hold: ${name}\n${(error as Error).message}`, { cause: error });
  }
  console.log(`${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}
