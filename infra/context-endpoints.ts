import { Duration } from 'aws-cdk-lib';
import type { Provider } from '../src/domain/provider.ts';
import type { EndpointProps } from './endpoint-props.ts';

export type ContextEndpoints = Readonly<Record<string, EndpointProps>>;

/** Of an endpoint, what a text can say. The rest are constructs. */
const settable = ['provider', 'format', 'publicUrl', 'options', 'expectEvery'];

/** On the command line a list, in a file an object like that of the construct. The gateway's own check judges them. */
export function toEndpoints(value: unknown): ContextEndpoints {
  const written = typeof value === 'string' ? Object.fromEntries(listed(value)) : (value as object);
  return Object.fromEntries(Object.entries(written).map(([name, endpoint]) => [name, timed(endpoint)]));
}

/** In the context a time is seconds. */
function timed({ expectEvery, ...others }: { readonly expectEvery?: number }): EndpointProps {
  const times = expectEvery === undefined ? {} : { expectEvery: Duration.seconds(expectEvery) };
  return { ...others, ...times } as EndpointProps;
}

/** What the context cannot say, and where it can be said. @param value not empty */
export function endpointsMistakes(value: unknown, providers: readonly Provider[]): readonly string[] {
  if (typeof value === 'string') {
    if (value.trimStart().startsWith('{')) return [`endpoints: on the command line a list. ${inFile}`];
    return listed(value).flatMap(([name, { provider }]) => needsFile(name, provider, providers));
  }
  if (!isObject(value)) return ['endpoints: must be a list such as "github,sms=twilio", or an object'];
  return Object.entries(value).flatMap(([name, endpoint]) =>
    isObject(endpoint)
      ? Object.entries(endpoint).flatMap(([key, given]) => [
          ...unsettable(`endpoints.${name}.${key}`, key),
          ...(key === 'expectEvery' && !Number.isSafeInteger(given)
            ? [`endpoints.${name}.${key}: must be a whole number of seconds`]
            : []),
        ])
      : [`endpoints.${name}: must be an object such as {"provider":"github"}`],
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listed(list: string) {
  const pairs = list.split(',').map((item) => item.trim().split('='));
  return pairs.map(([name = '', provider = name]) => [name, { provider }] as const);
}

const inFile = 'An object stands in the context of cdk.json, as docs/deploying.md shows';

/** A list has no place for options, and so none for a provider that cannot do without. */
function needsFile(name: string, id: string, providers: readonly Provider[]): readonly string[] {
  const { options = {} } = providers.find((one) => one.id === id) ?? {};
  const required = Object.entries(options).filter(([, option]) => option.required);
  if (required.length === 0) return [];
  const examples = required.map(([option, { example = '…' }]) => [option, example]);
  const written = { [name]: { provider: id, options: Object.fromEntries(examples) } };
  return [
    `endpoints: ${name} needs options, for which a list has no place. ${inFile}: ${JSON.stringify(written)}`,
  ];
}

function unsettable(path: string, key: string): readonly string[] {
  if (settable.includes(key)) return [];
  const why =
    key === 'secret' || key === 'bus'
      ? `only the construct takes a ${key} of one endpoint: "With CDK" in docs/deploying.md`
      : `there is no such key, but ${settable.join(', ')}`;
  return [`${path}: cannot be set here, ${why}`];
}
