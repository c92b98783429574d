import type { Node } from 'constructs';
import { isBusName } from '../src/domain/bus-name.ts';
import type { Provider } from '../src/domain/provider.ts';
import { providers as known } from '../src/domain/providers/index.ts';
import { type ContextEndpoints, endpointsMistakes, toEndpoints } from './context-endpoints.ts';
import { type DoorKind, doorKinds } from './door.ts';
import { type Rollout, rollouts } from './rollout.ts';

/** What `npm run deploy` is told with `-c key=value`, or in the `context` of `cdk.json`. */
export interface AppContext {
  /** Of the CloudFormation stack. */
  readonly stack: string;
  readonly endpoints: ContextEndpoints;
  /** Name or ARN. */
  readonly bus: string;
  /** Seconds. */
  readonly dedupeWindow: number | undefined;
  readonly reservedConcurrency?: number | 'none';
  readonly provisionedConcurrency?: number;
  readonly rollout?: Rollout;
  readonly door?: DoorKind;
}

const usage =
  'say which endpoints there are, as in: npm run deploy -- -c endpoints=github,sms=twilio -c bus=default\n' +
  'Each is the id of a provider, or a name and such an id. docs/deploying.md has the rest.';

/** Every mistake of the context at once. */
export class ContextInvalid extends Error {
  override readonly name = 'ContextInvalid';
}

/**
 * @param providers those that an endpoint may name
 * @throws {ContextInvalid}
 */
export function readContext(node: Node, providers: readonly Provider[] = known): AppContext {
  const value = (key: string): unknown => node.tryGetContext(key) ?? undefined;
  const endpoints = value('endpoints');
  const reserved = value('reservedConcurrency');
  const warm = value('provisionedConcurrency');
  const rollout = value('rollout');
  const door = value('door');
  const window = value('dedupeWindow');
  const mistakes = [
    ...(isEmpty(endpoints) ? [usage] : endpointsMistakes(endpoints, providers)),
    ...(isBus(value('bus')) ? [] : ['bus: must be the name or the ARN of an event bus']),
    ...(isName(value('stack')) ? [] : ['stack: must be a name']),
    ...(isConcurrency(reserved) ? [] : ['reservedConcurrency: must be a whole number or "none"']),
    ...(isWhole(warm) && warm !== '0' && warm !== 0
      ? []
      : ['provisionedConcurrency: must be a whole number, 1 or more']),
    ...(isOneOf(rollouts, rollout) ? [] : [`rollout: must be ${rollouts.join(' or ')}`]),
    ...(isOneOf(doorKinds, door) ? [] : [`door: must be ${doorKinds.join(' or ')}`]),
    ...(isWhole(window) ? [] : ['dedupeWindow: must be a whole number of seconds']),
  ];
  if (mistakes.length > 0) throw new ContextInvalid(mistakes.join('\n'));
  return {
    stack: (value('stack') as string | undefined) ?? 'Sallyport',
    endpoints: toEndpoints(endpoints),
    bus: (value('bus') as string | undefined) ?? 'default',
    dedupeWindow: window === undefined ? window : Number(window),
    ...(reserved === undefined
      ? {}
      : { reservedConcurrency: reserved === 'none' ? reserved : Number(reserved) }),
    ...(warm === undefined ? {} : { provisionedConcurrency: Number(warm) }),
    ...(rollout === undefined ? {} : { rollout: rollout as Rollout }),
    ...(door === undefined ? {} : { door: door as DoorKind }),
  };
}

/** Also what a shell makes of a variable that is not set, and a comma too many. */
function isEmpty(endpoints: unknown): boolean {
  return typeof endpoints === 'string'
    ? endpoints.split(',').some((item) => /^\s*(?:=|$)/.test(item))
    : endpoints === undefined;
}

function isName(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value !== '');
}

function isBus(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && isBusName(value));
}

function isConcurrency(value: unknown): boolean {
  return value === 'none' || isWhole(value);
}

function isOneOf(values: readonly string[], value: unknown): boolean {
  return value === undefined || values.includes(String(value));
}

function isWhole(value: unknown): boolean {
  return value === undefined || /^\d+$/.test(String(value));
}
