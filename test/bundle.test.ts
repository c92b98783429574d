import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BundleParts, readAtStart } from '../infra/bundling/parts.ts';
import { providers } from '../src/domain/providers/index.ts';
import { awsEnvironment } from './support/aws-environment.ts';
import { AwsServer } from './support/aws-server.ts';
import { LambdaProcess } from './support/lambda-process.ts';
import { fromGithub } from './support/senders.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = join(root, 'dist/lambda');
const parts = JSON.parse(readFileSync(join(root, 'dist/lambda.parts.json'), 'utf8')) as BundleParts;
const inputs = Object.values(parts).flatMap(({ sources }) => Object.keys(sources));

/** Measured, and a hundredth. What grows beyond it should be seen to grow. */
const budget = { total: 797_000, atStart: 452_000, zip: 278_000 };

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-bundle-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The folder of a package, nested ones included, and its name. */
function packageOf(path: string): { readonly folder: string; readonly name: string } | undefined {
  const [, at, name] = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(path) ?? [];
  return at && name ? { folder: at, name } : undefined;
}

const packages = new Map(
  inputs.flatMap((path) => packageOf(path) ?? []).map(({ folder: at, name }) => [at, name]),
);

describe('the bundle holds', () => {
  it('the domain, the adapters of AWS and the packages that the design stands on', () => {
    for (const path of [
      'src/lambda.ts',
      'src/domain/receiving/gateway.ts',
      'src/adapters/aws/eventbridge/client.ts',
    ]) {
      expect(inputs).toContain(path);
    }
    for (const name of ['@inversifyjs/container', 'reflect-metadata', 'opossum', 'valibot']) {
      expect([...packages.values()]).toContain(name);
    }
    expect(packages.size).toBeGreaterThan(20);
  });

  it('providers of one letter together, those that bring more than the usual apart: each by itself would be 100 files more', () => {
    const files = Map.groupBy(
      inputs.filter((path) => path.startsWith('src/domain/providers/')),
      (path) => Object.keys(parts).find((file) => parts[file]?.sources[path]),
    );
    const lettersOf = (paths: readonly string[]) => new Set(paths.map((path) => path.split('/').at(-1)?.[0]));
    expect([...files.values()].flat()).toHaveLength(providers.length);
    expect([...files.values()].filter((paths) => lettersOf(paths).size > 1)).toEqual([]);
    const letters = lettersOf([...files.values()].flat());
    expect(letters.size).toBeGreaterThan(15);
    expect(files.size).toBeLessThanOrEqual(letters.size * 2);
  });

  it('each package once', () => {
    const copies = Map.groupBy(packages, ([, name]) => name);
    expect([...copies].filter(([, folders]) => folders.length > 1)).toEqual([]);
  });

  it('no client of AWS but the five that it needs', () => {
    const clients = [...packages.values()].filter((name) => name.startsWith('@aws-sdk/client-')).sort();
    expect(clients).toEqual(
      ['dynamodb', 'eventbridge', 's3', 'secrets-manager', 'sqs'].map(
        (service) => `@aws-sdk/client-${service}`,
      ),
    );
  });

  it.each([
    'aws-cdk-lib',
    'constructs',
    'commander',
    'cli-progress',
    'esbuild',
    'stripe',
    'twilio',
    '@octokit/',
    '@jest/',
    '@aws-crypto/',
    'pkijs',
    'asn1js',
  ])('nothing of %s', (name) => {
    expect([...packages.values()].filter((one) => one.startsWith(name))).toEqual([]);
  });

  const strangers =
    /^(?:test|infra|bench|scripts)\/|^src\/(?:catalogue|cli|guides|samples|pattern)\b|^src\/app\/container\/local[.]ts|[.]test[.]/;
  it('no code of ours that belongs elsewhere', () => {
    expect(inputs.filter((path) => strangers.test(path))).toEqual([]);
  });

  it.each(['edge/url-emulator', 'local/sqlite', 'local/files'])(
    'nothing of the local adapter %s',
    (adapter) => {
      expect(readdirSync(join(root, 'src/adapters', adapter)).length).toBeGreaterThan(0);
      expect(inputs.filter((path) => path.startsWith(`src/adapters/${adapter}/`))).toEqual([]);
    },
  );

  it('reflect-metadata once, which inversify brings: an import of ours would add a second copy', () => {
    expect(inputs.filter((path) => path.includes('reflect-metadata/Reflect'))).toHaveLength(1);
  });

  it('all that it needs, and no import of a module of Node, which would read all of its exports', () => {
    const imported = Object.values(parts).flatMap(({ imports, importsLater }) => [
      ...imports,
      ...importsLater,
    ]);
    expect(imported.length).toBeGreaterThan(50);
    expect(imported.filter((file) => !parts[file])).toEqual([]);
    expect(inputs).toContain('built-in:crypto');
  });
});

describe('the size', () => {
  function bytes(files: Iterable<string>): number {
    return [...files].reduce((sum, file) => sum + (parts[file]?.bytes ?? Number.NaN), 0);
  }

  it('of all files stays within its budget', () => {
    expect(bytes(Object.keys(parts))).toBeLessThan(budget.total);
  });

  it('of what is loaded at start stays within its budget', () => {
    expect(bytes(readAtStart(parts, 'github'))).toBeLessThan(budget.atStart);
  });

  it('of the zip stays within its budget', () => {
    expect(readFileSync(join(root, 'dist/lambda.zip')).length).toBeLessThan(budget.zip);
  });
});

/** The files of a zip, by its central directory. */
function unzip(zip: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [packed, nameLength, extraLength, commentLength, local] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ];
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + packed);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

describe('the zip', () => {
  it('holds the files of the bundle at its top, and nothing else', () => {
    const files = unzip(readFileSync(join(root, 'dist/lambda.zip')));
    expect([...files.keys()]).toEqual(readdirSync(bundle).sort());
    expect(files.has('index.mjs')).toBe(true);
    for (const [name, data] of files) expect(data.equals(readFileSync(join(bundle, name)))).toBe(true);
  });

  it.each(['UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Kiritimati'])(
    'has the same bytes wherever and whenever it is made: %s',
    (TZ) => {
      const copy = join(folder, `copy-${TZ.replace('/', '-')}`);
      const target = `${copy}.zip`;
      cpSync(bundle, copy, { recursive: true });
      for (const name of readdirSync(copy)) utimesSync(join(copy, name), 1, 1);
      const script = pathToFileURL(join(root, 'scripts/zip.ts')).href;
      const program = `(await import(process.argv[1])).zipFolder(process.argv[2], process.argv[3])`;
      execFileSync(process.execPath, ['--input-type=module', '-e', program, script, copy, target], {
        env: { ...process.env, NODE_OPTIONS: '', TZ },
      });
      expect(readFileSync(target).equals(readFileSync(join(root, 'dist/lambda.zip')))).toBe(true);
    },
  );
});

it('the bundle runs where it was copied to, without node_modules', async () => {
  const copy = join(folder, 'elsewhere');
  cpSync(bundle, copy, { recursive: true });
  const server = new AwsServer({ github: 'It is a Secret to Everybody' });
  const lambda = await LambdaProcess.start(
    {
      ...awsEnvironment(await server.listen()),
      SALLYPORT_CONFIG: '{"endpoints":{"github":{"provider":"github","secretId":"github"}}}',
    },
    join(copy, 'index.mjs'),
  );
  await expect(lambda.invoke(await fromGithub('It is a Secret to Everybody', '{}'))).resolves.toMatchObject({
    statusCode: 200,
  });
  expect(server.entries).toHaveLength(1);
  await lambda.stop();
  await server.close();
});
