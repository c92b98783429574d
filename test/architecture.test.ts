import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const rules = join(root, '.dependency-cruiser.cjs');
const require = createRequire(import.meta.url);

describe('the domain', () => {
  /** Types vanish when it is bundled, so what is left is what it needs when it runs. */
  async function bundled(entry: string) {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'silent',
    });
    const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
    return {
      inputs: Object.keys(metafile.inputs),
      outside: new Set(imports.filter(({ external }) => external).map(({ path }) => path)),
    };
  }

  it.each(['src/domain/receiving/gateway.ts', 'src/domain/providers/index.ts'])(
    'needs itself and node:crypto, and nothing else: %s',
    async (entry) => {
      const { inputs, outside } = await bundled(entry);
      expect(inputs.length).toBeGreaterThan(10);
      expect(inputs.filter((path) => !path.startsWith('src/domain/'))).toEqual([]);
      expect([...outside]).toEqual(['node:crypto']);
    },
  );

  it('is not needed by the pattern language, and nothing of Node is: a page has it too', async () => {
    for (const entry of ['compile-pattern', 'pattern-of', 'place-at', 'point-at']) {
      const { inputs, outside } = await bundled(`src/pattern/${entry}.ts`);
      expect(inputs.filter((path) => !path.startsWith('src/pattern/'))).toEqual([]);
      expect([...outside]).toEqual([]);
    }
  });
});

/** What each rule is there to find, as a file that breaks it. */
const violations: Readonly<Record<string, readonly [file: string, source: string]>> = {
  'domain-is-pure': ['src/domain/bad-adapter.ts', "import '../adapters/two/one/good.ts';"],
  'domain-sees-ports-as-types': [
    'src/domain/bad-port.ts',
    "import { clock } from '../ports/clock.ts'; clock;",
  ],
  'only-crypto-touches-node': ['src/domain/bad-node.ts', "import 'node:crypto';"],
  'crypto-touches-only-node-crypto': [
    'src/domain/verification/crypto.ts',
    "import 'node:crypto'; import 'node:fs';",
  ],
  'providers-only-describe': ['src/domain/providers/bad.ts', "import '../verification/crypto.ts';"],
  'ports-are-types': ['src/ports/bad.ts', "import './clock.ts';"],
  'adapters-do-not-know-each-other': ['src/adapters/two/one/bad-neighbour.ts', "import '../two/good.ts';"],
  'a-room-of-adapters-knows-no-other': [
    'src/adapters/publishing/bad-chain.ts',
    "import '../aws/eventbridge/good.ts';",
  ],
  'words-are-a-library': ['src/words/bad-noun.ts', "import '../domain/provider.ts';"],
  'the-pattern-language-is-a-library': ['src/pattern/bad-noun.ts', "import '../domain/provider.ts';"],
  'a-replay-knows-no-place': ['src/replay/bad-place.ts', "import '../adapters/two/one/good.ts';"],
  'a-diagnosis-knows-no-place': ['src/diagnosis/bad-place.ts', "import '../adapters/two/one/good.ts';"],
  'a-rehearsal-knows-no-place': ['src/rehearsal/bad-place.ts', "import '../adapters/two/one/good.ts';"],
  'a-capture-knows-no-place': ['src/capture/bad-place.ts', "import '../adapters/two/one/good.ts';"],
  'the-workbench-knows-no-command': ['src/workbench/bad-command.ts', "import '../cli/good.ts';"],
  'the-workbench-server-knows-its-parts-as-an-interface': [
    'src/workbench/server/bad-part.ts',
    "import '../deliveries/good.ts';",
  ],
  'the-page-is-built-ahead': ['src/workbench/page/bad-page.ts', "import '../deliveries/good.ts';"],
  'nobody-imports-the-page': ['src/workbench/bad-window.ts', "import './page/good.ts';"],
  'nobody-imports-the-root': ['src/adapters/two/one/bad-root.ts', "import '../../../app/config.ts';"],
  'the-app-knows-no-command': ['src/app/bad-command.ts', "import '../cli/good.ts';"],
  'inversify-only-in-container': ['src/adapters/two/one/bad-inversify.ts', "import 'inversify';"],
  'breaker-library-only-in-its-adapter': ['src/adapters/two/one/bad-opossum.ts', "import 'opossum';"],
  'eventbridge-library-only-in-its-adapter': [
    'src/adapters/two/one/bad-eventbridge.ts',
    "import '@aws-sdk/client-eventbridge';",
  ],
  'secrets-manager-library-only-in-its-adapter': [
    'src/adapters/two/one/bad-secrets.ts',
    "import '@aws-sdk/client-secrets-manager';",
  ],
  's3-library-only-in-its-adapter': ['src/adapters/two/one/bad-s3.ts', "import '@aws-sdk/client-s3';"],
  'sqs-library-only-in-its-adapter': ['src/adapters/two/one/bad-sqs.ts', "import '@aws-sdk/client-sqs';"],
  'dynamodb-library-only-in-its-adapter': [
    'src/adapters/two/one/bad-dynamodb.ts',
    "import '@aws-sdk/client-dynamodb';",
  ],
  'files-library-only-in-its-adapter': ['src/adapters/two/one/bad-certificate.ts', "import 'pkijs';"],
  'infra-configures-and-does-not-run': ['infra/bad.ts', "import '../src/app/container/core.ts';"],
  'src-never-imports-infra-or-test': ['src/bad-test.ts', "import '../test/good.ts';"],
  'no-circular': ['src/bad-circle.ts', "import './bad-ring.ts';"],
  'no-unresolvable': ['src/bad-nowhere.ts', "import './nowhere.ts';"],
  'no-dev-dependency-in-src': ['src/bad-dev.ts', "import 'esbuild';"],
  'no-orphans': ['src/bad-orphan.ts', 'export const alone = 1;'],
};

const clients = ['dynamodb', 'eventbridge', 's3', 'secrets-manager', 'sqs'].map(
  (name) => `@aws-sdk/client-${name}`,
);
const packages = ['inversify', 'opossum', ...clients];

/** What is allowed, and close to what is not. */
const good: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: Object.fromEntries(packages.map((name) => [name, '1.0.0'])),
    devDependencies: { esbuild: '1.0.0' },
  }),
  'tsconfig.json':
    '{"compilerOptions":{"module":"NodeNext","allowImportingTsExtensions":true,"noEmit":true}}',
  'src/ports/clock.ts':
    "import type { Delivery } from '../domain/delivery.ts'; export const clock: Delivery = 1;",
  'src/domain/delivery.ts': 'export type Delivery = number;',
  'src/domain/receiving/gateway.ts':
    "import type { clock } from '../../ports/clock.ts'; import '../verification/crypto.ts'; export type C = typeof clock;",
  'src/domain/metrics.ts': 'export const knownMetrics = {};',
  'src/domain/provider.ts': "import './delivery.ts';",
  'src/domain/providers/good.ts': "import '../provider.ts';",
  'src/domain/providers/index.ts': "import './good.ts';",
  'src/adapters/two/one/good.ts':
    "import './part.ts'; import '../../../domain/receiving/gateway.ts'; import type {} from '../../../ports/clock.ts';",
  'src/adapters/two/one/part.ts': "import 'node:fs';",
  'src/adapters/two/two/good.ts': "import 'node:http';",
  'src/adapters/publishing/chain.ts': "import './breaker/good.ts';",
  'src/adapters/publishing/breaker/good.ts': "import 'opossum';",
  'src/adapters/aws/eventbridge/good.ts': "import '@aws-sdk/client-eventbridge'; import '../connections.ts';",
  'src/adapters/aws/connections.ts': "import 'node:http';",
  'src/adapters/aws/secrets-manager/good.ts': "import '@aws-sdk/client-secrets-manager';",
  'src/words/good.ts': "import './part.ts';",
  'src/words/part.ts': 'export const part = 1;',
  'src/pattern/good.ts': "import './part.ts';",
  'src/pattern/part.ts': 'export const part = 1;',
  'src/app/configuration/config.ts': "import '../../domain/providers/index.ts';",
  'src/app/config.ts': "import './configuration/config.ts';",
  'src/app/container/core.ts': "import 'inversify'; import '../../adapters/publishing/chain.ts';",
  'src/app/container/aws.ts':
    "import 'inversify'; import '../../adapters/aws/eventbridge/good.ts'; import '../../adapters/aws/secrets-manager/good.ts';",
  'src/replay/good.ts': "import '../domain/provider.ts'; import type {} from '../ports/clock.ts';",
  'src/workbench/api.ts': 'export type Row = number;',
  'src/workbench/deliveries/good.ts':
    "import '../../adapters/two/one/good.ts'; import '../../pattern/good.ts'; import '../../words/good.ts';",
  'src/workbench/server/good.ts': "import type {} from '../api.ts'; import 'node:http';",
  'src/workbench/page/good.ts':
    "import type {} from '../api.ts'; import '../../pattern/good.ts'; import 'esbuild';",
  'src/cli/good.ts':
    "import '../app/container/core.ts'; import '../workbench/deliveries/good.ts'; import '../replay/good.ts';",
  'src/lambda.ts':
    "import './app/container/core.ts'; import './app/container/aws.ts'; import './app/config.ts';",
  'src/bad-ring.ts': "import './bad-circle.ts';",
  'infra/good.ts':
    "import '../src/domain/providers/index.ts'; import '../src/domain/metrics.ts'; import '../src/app/configuration/config.ts';",
  'test/good.ts': "import '../src/app/container/core.ts'; import 'esbuild';",
};

describe('the rules of who may import whom', () => {
  interface Violation {
    readonly from: string;
    readonly rule: { readonly name: string; readonly severity: string };
  }

  let folder: string;
  let found: readonly Violation[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-rules-'));
    const modules = [...packages, 'esbuild', 'pkijs'].flatMap((name) => [
      [
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
      ] as const,
      [`node_modules/${name}/index.js`, ''] as const,
    ]);
    for (const [path, text] of [...Object.entries(good), ...Object.values(violations), ...modules]) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    found = cruise();
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function cruise(): readonly Violation[] {
    const cli = join(root, 'node_modules/.bin/depcruise');
    const args = [cli, 'src', 'infra', 'test', '--config', rules, '--output-type', 'json'];
    const { stdout } = spawnSync(process.execPath, args, {
      cwd: folder,
      env: { PATH: process.env.PATH },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
  }

  it('are all put to the test', () => {
    const { forbidden } = require(rules) as { forbidden: readonly { name: string; severity: string }[] };
    expect(Object.keys(violations).sort()).toEqual(forbidden.map(({ name }) => name).sort());
    expect(new Set(forbidden.map(({ severity }) => severity))).toEqual(new Set(['error']));
  });

  it.each(Object.entries(violations))('%s finds who breaks it', (rule, [file]) => {
    const names = found.filter(({ from }) => from === file).map(({ rule: { name } }) => name);
    expect(names).toContain(rule);
  });

  it('are silent about what is allowed', () => {
    const bad = new Set(Object.values(violations).map(([file]) => file));
    const blamed = found.filter(({ from }) => !bad.has(from));
    expect(blamed).toEqual([]);
  });
});
