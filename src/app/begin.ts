import { readFileSync } from 'node:fs';
import { isMissing } from '../adapters/aws/eventbridge/event-bridge-buses.ts';
import { readVersion } from '../adapters/aws/secrets-manager/secret-calls.ts';
import { isObject } from '../domain/content/json.ts';
import { type ConfigDocument, readConfig } from './configuration/read-config.ts';
import { type AwsClients, awsClients } from './container/aws-clients.ts';
import { handles } from './functions/handles.ts';

/** What is under way before the gateway is there. */
export interface Begun {
  readonly document: ConfigDocument;
  readonly clients: AwsClients;
}

/** Of many, the others are asked a few at a time: a slow process has no time for all answers at once. */
const mostAtOnce = 4;

/**
 * Reads the configuration, and asks AWS at once what the first delivery will need to know. Meanwhile the gateway itself
 * is read, which takes a process about as long as the answers take.
 * @param isCustomised whether something else may stand in the place of AWS, which is not asked then
 * @throws {ConfigInvalid}
 */
export async function begin(isCustomised: boolean): Promise<Begun> {
  const document = readConfig(process.env, (path) => readFileSync(path, 'utf8'));
  const clients = awsClients();
  if (handles('handler') && !isCustomised) {
    askAhead(document, clients);
    // connections come about between turns of the event loop, and reading the gateway is one long turn
    await new Promise(setImmediate);
  }
  return { document, clients };
}

/** Of a document that nobody has checked: whatever is wrong in it is said by who does. */
function askAhead(document: ConfigDocument, { secrets: client, bus: buses, ahead }: AwsClients): void {
  const endpoints = isObject(document.endpoints) ? Object.values(document.endpoints).filter(isObject) : [];
  const named = (values: readonly unknown[]) =>
    new Set(values.filter((value) => typeof value === 'string').slice(0, mostAtOnce));
  // its client ends a call by itself
  const { signal: abortSignal } = new AbortController();
  for (const secretId of named([document.originSecretId, ...endpoints.map((endpoint) => endpoint.secretId)]))
    ahead.versions.ask(secretId, () => readVersion({ secretId, client, abortSignal }, { stage: 'current' }));
  const { bus = 'default' } = document;
  for (const name of named(endpoints.map((endpoint) => endpoint.bus ?? bus)))
    ahead.buses.ask(name, () => isMissing(buses, name));
}
