import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Sha256 } from './sha-256.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings of a client of the SDK. */
interface Settled {
  readonly region?: string;
  readonly endpoint?: { protocol: string; hostname: string; port?: number; path: string };
  readonly ignoreConfiguredEndpointUrls?: boolean;
  readonly [setting: string]: unknown;
}

const nothing = async () => undefined;

/** The SDK's own defaults, each with the variable that may say otherwise. */
const defaults: readonly (readonly [setting: string, variable: string, value: unknown])[] = [
  ['useDualstackEndpoint', 'AWS_USE_DUALSTACK_ENDPOINT', false],
  ['useFipsEndpoint', 'AWS_USE_FIPS_ENDPOINT', false],
  ['retryMode', 'AWS_RETRY_MODE', 'standard'],
  ['defaultsMode', 'AWS_DEFAULTS_MODE', 'legacy'],
  ['authSchemePreference', 'AWS_AUTH_SCHEME_PREFERENCE', []],
  ['sigv4aSigningRegionSet', 'AWS_SIGV4A_SIGNING_REGION_SET', nothing],
  ['userAgentAppId', 'AWS_SDK_UA_APP_ID', nothing],
  ['disableClockSkewCorrection', 'AWS_DISABLE_CLOCK_SKEW_CORRECTION', false],
];

/**
 * What the SDK would find by itself, where that is settled already. For each setting it asks the environment, and then two files
 * that Lambda does not have: at a cold start that is a twentieth of all work. Where a file is, or a variable, it is left to
 * look.
 * https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 * @param service as in the names of variables: `EVENTBRIDGE`
 */
export function settled(service: string, env: Environment = process.env): Settled {
  if (configFiles(env).some((path) => existsSync(path))) return {};
  const unnamed = defaults.filter(([, variable]) => env[variable] === undefined);
  return {
    sha256: Sha256,
    ...Object.fromEntries(unnamed.map(([setting, , value]) => [setting, value])),
    ...(env.AWS_REGION ? { region: env.AWS_REGION } : {}),
    ...(env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === undefined ? endpointOf(service, env) : {}),
  };
}

function endpointOf(service: string, env: Environment): Settled {
  const url = env[`AWS_ENDPOINT_URL_${service}`] || env.AWS_ENDPOINT_URL;
  if (!url) return { ignoreConfiguredEndpointUrls: true };
  // as a text it would be read anew for every call
  const { protocol, hostname, port, pathname: path } = new URL(url);
  return { endpoint: { protocol, hostname, path, ...(port ? { port: Number(port) } : {}) } };
}

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html */
function configFiles(env: Environment): readonly string[] {
  const folder = join(env.HOME || env.USERPROFILE || homedir(), '.aws');
  return [
    env.AWS_CONFIG_FILE || join(folder, 'config'),
    env.AWS_SHARED_CREDENTIALS_FILE || join(folder, 'credentials'),
  ];
}
