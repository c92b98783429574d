import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Config, toConfig } from '../../../src/app/configuration/config.ts';
import { greet } from '../../../src/cli/serve/greeting.ts';
import { makeStartSecrets } from '../../../src/cli/serve/start-secrets.ts';
import { statePaths } from '../../../src/cli/state-folder.ts';
import { SecretsUnavailable } from '../../../src/domain/errors.ts';
import { configured as asConfigured, type Provider } from '../../../src/domain/provider.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';

const unconfigured = toConfig({
  endpoints: Object.fromEntries(
    providers
      .filter(isMadeOfNothing)
      .map((one) => [one.id, { provider: one.id, ...(isStored(one) ? { secretId: one.id } : {}) }]),
  ),
});
const quickStart = ['github', 'stripe', 'twilio'];
const invented = Array.from({ length: 100 }, (_, n) => `sender-${n}`);

function isStored(provider: Provider): boolean {
  return asConfigured(provider).scheme.credential !== undefined;
}

/** Whether an endpoint of it needs nothing but a secret. */
function isMadeOfNothing({ options = {} }: Provider): boolean {
  return !Object.values(options).some(({ required }) => required);
}

/** As if a hundred more senders were known, in front of the others. */
function withMany(config: Config = unconfigured): Config {
  const [door] = config.endpoints;
  const many = invented.map((id) => ({ ...door!, name: id, secretId: id, provider: { ...github, id } }));
  return { ...config, endpoints: [...many, ...config.endpoints] };
}

const configured = (count: number) =>
  toConfig({
    endpoints: Object.fromEntries(
      invented.slice(0, count).map((name) => [name, { provider: 'github', secretId: name }]),
    ),
  });

describe('the start of serve', () => {
  let cwd: string;
  let path: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'sallyport-start-'));
    mkdirSync(join(cwd, '.sallyport'));
    path = join(cwd, '.sallyport', 'secrets.json');
  });
  afterEach(() => rmSync(cwd, { recursive: true }));

  const stored = () => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {});

  async function started(config: Config, env: Record<string, string> = {}, refused: readonly string[] = []) {
    let said = '';
    const err = { write: (text: string) => (said += text) };
    const io = { out: err, err, env, cwd, stop: new AbortController().signal };
    const secrets = await makeStartSecrets(config, 'SALLYPORT_CONFIG' in env, path);
    const asked: string[] = [];
    const store = {
      get: async (id: string) => {
        asked.push(id);
        if (refused.includes(id)) throw new SecretsUnavailable('weak', id, 'is weak');
        if (stored()[id] === undefined) throw new SecretsUnavailable('absent', id, 'is not there');
        return [new Secret(stored()[id])];
      },
    };
    await greet(config, 'http://127.0.0.1:8787', { ...secrets, store }, statePaths(io), io);
    return {
      said,
      asked,
      ...secrets,
      doors: said.split('\n').filter((line) => /:8787\/\S+ {2}secret /.test(line)),
    };
  }

  it('makes and shows three of all senders, says how to see the others, and asks for no secret of those', async () => {
    const { said, asked, doors, later } = await started(withMany());
    expect(Object.keys(stored()).sort()).toEqual(quickStart);
    expect([...asked].sort()).toEqual(quickStart);
    expect(later.map(({ secretId }) => secretId)).toEqual(expect.arrayContaining(invented));
    expect(doors).toHaveLength(3);
    for (const id of quickStart)
      expect(said).toMatch(new RegExp(`http://127.0.0.1:8787/${id}  secret ${stored()[id]}\n`));
    const others = withMany().endpoints.length - 3;
    expect(said).toContain(
      `  and ${others} more, each at http://127.0.0.1:8787/<its id>; to see them: npx sallyport providers\n`,
    );
    expect(said).toContain('npx sallyport send github  and');
  });

  it('shows a sender too that was used before, without its secret', async () => {
    writeFileSync(path, '{"sender-7":"made when it was used"}');
    const { doors, later } = await started(withMany());
    expect(doors).toHaveLength(4);
    expect(doors[0]).toMatch(/^ {2}sender-7 .* secret in /);
    expect(later.map(({ secretId }) => secretId)).not.toContain('sender-7');
    expect(stored()['sender-7']).toBe('made when it was used');
  });

  it('makes and shows all of a configuration of ten', async () => {
    const { said, doors, added, later } = await started(configured(10), { SALLYPORT_CONFIG: '{}' });
    expect([doors.length, added.length, later.length]).toEqual([10, 10, 0]);
    for (const secret of Object.values(stored())) expect(said).toContain(`secret ${secret}\n`);
    expect(said).not.toContain('more, each at');
  });

  it('makes all of a configuration of a hundred, and shows the first ten', async () => {
    const { said, doors, added, later } = await started(configured(100), { SALLYPORT_CONFIG: '{}' });
    expect([doors.length, added.length, later.length]).toEqual([10, 100, 0]);
    expect(said).toContain(
      `  and 90 more, each at http://127.0.0.1:8787/<its name>; their secrets are in ${path}\n`,
    );
    expect(said.split('\n').length).toBeLessThan(24);
  });

  it('makes a secret for the CDN in front of a configuration', async () => {
    const { added } = await started({ ...configured(1), originSecretId: 'cdn' }, { SALLYPORT_CONFIG: '{}' });
    expect(added).toEqual(['sender-0', 'cdn']);
  });

  it('makes up none that only its sender can issue, and says how to put it in', async () => {
    const { make: _, ...issued } = github.scheme.credential!;
    const [door] = configured(1).endpoints;
    const only = { ...github, name: 'Globex', scheme: { ...github.scheme, credential: issued } };
    const config = { ...configured(1), endpoints: [{ ...door!, provider: only }] };
    const { said, added } = await started(config, { SALLYPORT_CONFIG: '{}' });
    expect(added).toEqual([]);
    expect(said).toContain('secret missing, see below\n');
    expect(said).toContain('  Globex: npx sallyport rotate sender-0 --value-file <path>\n');
    expect(said).not.toContain('Delete');
  });

  it('tells of ten secrets that are refused, and how many more there are', async () => {
    const { said, doors } = await started(configured(100), { SALLYPORT_CONFIG: '{}' }, invented);
    expect(doors.every((line) => line.endsWith('secret refused, see below'))).toBe(true);
    expect(said).toMatch(
      /503:\n {2}secret sender-0: is weak\n(?: .*\n){9} {2}and 90 more\nDelete "sender-0", /,
    );
    expect(said).toMatch(/"sender-9" … and 90 more from \S+ and start again/);
  });
});
