import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { settled } from '../../../src/adapters/aws/settled.ts';

let folder: string;
let before: NodeJS.ProcessEnv;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-settled-'));
  before = { ...process.env };
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  process.env.HOME = folder;
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  process.env = before;
});

/** What a client goes by in the end. */
async function resolved({ config }: EventBridgeClient) {
  const values = config as unknown as Record<string, (() => Promise<unknown>) | undefined>;
  const endpoint = (await config.endpoint?.()) ?? (await values.serviceConfiguredEndpoint?.());
  return {
    region: await config.region().catch((error: Error) => error.message),
    dualstack: await config.useDualstackEndpoint(),
    fips: await config.useFipsEndpoint(),
    retryMode: typeof config.retryMode === 'function' ? await config.retryMode() : config.retryMode,
    defaultsMode:
      typeof config.defaultsMode === 'function' ? await config.defaultsMode() : config.defaultsMode,
    schemes: await values.authSchemePreference?.(),
    regionSet: await values.sigv4aSigningRegionSet?.(),
    appId: await values.userAgentAppId?.(),
    skew: await values.disableClockSkewCorrection?.(),
    endpoint:
      typeof endpoint === 'string'
        ? new URL(endpoint).host
        : (endpoint as { hostname?: string } | undefined)?.hostname,
  };
}

const region = { AWS_REGION: 'eu-west-1' };

describe('what is settled', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['of a Region alone', region],
    ['of one endpoint for all', { ...region, AWS_ENDPOINT_URL: 'http://localhost' }],
    [
      'of an endpoint of its own',
      {
        ...region,
        AWS_ENDPOINT_URL: 'http://localhost',
        AWS_ENDPOINT_URL_EVENTBRIDGE: 'http://bus.localhost',
      },
    ],
    ['of an endpoint of another service', { ...region, AWS_ENDPOINT_URL_SQS: 'http://localhost' }],
    ['of FIPS', { ...region, AWS_USE_FIPS_ENDPOINT: 'true' }],
    ['of a Region of FIPS', { AWS_REGION: 'fips-us-east-1' }],
    ['of dual stack', { ...region, AWS_USE_DUALSTACK_ENDPOINT: 'true' }],
    ['of a mode of retries', { ...region, AWS_RETRY_MODE: 'adaptive' }],
    ['of defaults', { ...region, AWS_DEFAULTS_MODE: 'in-region' }],
    ['of a preference of schemes', { ...region, AWS_AUTH_SCHEME_PREFERENCE: 'sigv4a,sigv4' }],
    ['of a set of Regions', { ...region, AWS_SIGV4A_SIGNING_REGION_SET: '*' }],
    ['of clocks', { ...region, AWS_DISABLE_CLOCK_SKEW_CORRECTION: 'true' }],
    ['of the name of an application', { ...region, AWS_SDK_UA_APP_ID: 'hooks' }],
  ])('is what the SDK finds: %s', async (_, variables) => {
    Object.assign(process.env, variables);
    const ours = await resolved(new EventBridgeClient(settled('EVENTBRIDGE')));
    expect(ours).toEqual(await resolved(new EventBridgeClient({})));
  });

  it('covers what a start in Lambda would look for', () => {
    expect(Object.keys(settled('SQS', { HOME: folder, ...region })).sort()).toEqual([
      'authSchemePreference',
      'defaultsMode',
      'disableClockSkewCorrection',
      'ignoreConfiguredEndpointUrls',
      'region',
      'retryMode',
      'sha256',
      'sigv4aSigningRegionSet',
      'useDualstackEndpoint',
      'useFipsEndpoint',
      'userAgentAppId',
    ]);
  });

  it.each(['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'])(
    'is nothing where a file may say otherwise: %s',
    (variable) => {
      const path = join(folder, 'own');
      writeFileSync(path, '[default]\nuse_fips_endpoint = true\n');
      expect(settled('EVENTBRIDGE', { HOME: folder, ...region, [variable]: path })).toEqual({});
    },
  );

  it('leaves an endpoint to the SDK where it is told to ignore some', () => {
    const env = {
      HOME: folder,
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
      AWS_ENDPOINT_URL: 'http://localhost',
    };
    expect(settled('EVENTBRIDGE', env)).not.toHaveProperty('endpoint');
    expect(settled('EVENTBRIDGE', env)).not.toHaveProperty('ignoreConfiguredEndpointUrls');
  });
});
