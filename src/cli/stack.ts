import { isObject, parseJson } from '../domain/content/json.ts';
import { reason } from './errors/failure-words.ts';
import { exitCode, type Io, UserError } from './io.ts';
import { knownIds } from './known-providers.ts';

type Json = Readonly<Record<string, unknown>>;

/** Outputs of this name, or with something around it, hold the configuration, one or several in pieces. */
const configurationOutput = /Configuration/;

/**
 * A command's surroundings with the configuration of a deployed gateway, which its stack has among its outputs, in place of
 * that of the environment.
 * @throws {UserError}
 */
export async function withStack(name: string, io: Io): Promise<Io> {
  const pieces = (await outputsOf(name)).flatMap(({ OutputKey = '', OutputValue = '' }) => {
    const value = configurationOutput.test(OutputKey) ? parseJson(OutputValue)?.value : undefined;
    return isObject(value) ? [{ key: OutputKey, value }] : [];
  });
  const wholes = pieces.filter(({ value }) => Object.hasOwn(value, 'bus'));
  if (wholes.length === 0) {
    throw new UserError(
      `the stack '${name}' has no output "Configuration": is it a gateway? One of an older version is to be deployed anew`,
    );
  }
  if (wholes.length > 1) {
    throw new UserError(
      `the stack '${name}' has several gateways: put the value of one of its outputs ${wholes.map(({ key }) => key).join(', ')} into SALLYPORT_CONFIG`,
    );
  }
  const endpoints = Object.assign({}, ...pieces.map(({ value }) => value.endpoints)) as Json;
  const document = { ...wholes[0]?.value, endpoints: knownHere(endpoints, knownIds(io)) };
  const { SALLYPORT_CONFIG_FILE: _, ...env } = io.env;
  return { ...io, env: { ...env, SALLYPORT_CONFIG: JSON.stringify(document) } };
}

async function outputsOf(name: string) {
  const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const client = new CloudFormationClient({ maxAttempts: 2 });
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return Stacks[0]?.Outputs ?? [];
  } catch (error) {
    throw new UserError(`--stack ${name}: ${reason(error)}`, exitCode.failed);
  } finally {
    client.destroy();
  }
}

/** Endpoints of providers that only an entry of somebody's own knows are of no use to a command without it. */
function knownHere(endpoints: Json, ids: readonly string[]): Json {
  const isKnown = (endpoint: unknown) => isObject(endpoint) && ids.some((id) => id === endpoint.provider);
  return Object.fromEntries(Object.entries(endpoints).filter(([, endpoint]) => isKnown(endpoint)));
}
