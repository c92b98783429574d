import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { optionMistakes } from '../src/domain/options.ts';
import { type ConfiguredProvider, configured, enrols, type Provider } from '../src/domain/provider.ts';
import { type BusUse, busId } from './buses.ts';
import type { EndpointDocument } from './configuration.ts';
import type { EndpointProps } from './endpoint-props.ts';
import {
  existingSecret,
  fitsGenerated,
  type NamedSecret,
  type NewSecretProps,
  newSecret,
} from './endpoint-secrets.ts';
import { knownOptions } from './known-options.ts';
import type { Patience } from './warm-start.ts';

interface EndpointsProps {
  readonly endpoints: Readonly<Record<string, EndpointProps<string>>>;
  readonly providers: readonly Provider[];
  readonly bus: IEventBus;
  readonly encryptionKey: IKey | undefined;
  /** Where senders reach the gateway, if not at the function's URL. */
  readonly publicBase: string | undefined;
}

/** The endpoints of a gateway, their secrets, and the buses behind them. */
export class Endpoints extends Construct {
  readonly secrets: Readonly<Record<string, ISecret>>;
  readonly documents: Readonly<Record<string, EndpointDocument>>;
  /** Those of `secrets` that their senders deliver themselves. */
  readonly enrolled: readonly ISecret[];
  readonly buses: readonly BusUse[];
  /** How long the most patient sender waits, ms. */
  readonly answerWithinMs: number;
  /** How long the sender of each waits. */
  readonly patience: readonly Patience[];
  /** Those whose senders show their credentials only to who asks. */
  readonly asking: readonly string[];

  constructor(scope: Construct, id: string, props: EndpointsProps) {
    super(scope, id);
    const { bus, encryptionKey, publicBase } = props;
    const endpoints = Object.entries(props.endpoints).map(([name, given]) => {
      const publicUrl = given.publicUrl ?? (publicBase && `${publicBase}/${name}`);
      const definition = definitionOf(given, publicUrl, props.providers);
      const secret = given.secret
        ? existingSecret(scope, given.secret)
        : secretFor(this, name, definition, { gateway: scope, encryptionKey });
      return { ...given, name, publicUrl, secret, definition };
    });
    this.secrets = Object.fromEntries(
      endpoints.flatMap(({ name, secret }) => (secret ? [[name, secret.secret]] : [])),
    );
    this.enrolled = endpoints.flatMap(({ secret, definition }) =>
      secret && definition && enrols(definition) ? secret.secret : [],
    );
    this.documents = Object.fromEntries(
      endpoints.map(({ name, provider, secret, bus: own, format, publicUrl, options }) => [
        name,
        { provider, secretId: secret?.id, bus: own && busId(own), format, publicUrl, options },
      ]),
    );
    this.buses = usesOf(endpoints.map((one) => [one.bus ?? bus, one.definition?.source ?? '']));
    this.patience = endpoints.flatMap(({ name, definition }) =>
      definition ? [{ name, sender: definition.name, answerWithinMs: definition.answerWithinMs }] : [],
    );
    this.asking = endpoints.flatMap(({ name, definition }) => (definition?.asks === undefined ? [] : name));
    this.answerWithinMs = Math.max(0, ...this.patience.map(({ answerWithinMs }) => answerWithinMs));
  }
}

/** As the endpoint has it. Nothing where its mistakes leave that open, which the check of the configuration tells. */
function definitionOf(
  { provider, options }: EndpointProps<string>,
  publicUrl: string | undefined,
  providers: readonly Provider[],
): ConfiguredProvider | undefined {
  const known = providers.find(({ id }) => id === provider);
  if (!known) return undefined;
  const values = knownOptions(options, known.options) ?? {};
  const mistakes = optionMistakes(known.options ?? {}, values, publicUrl);
  return mistakes.length > 0 ? undefined : configured(known, values);
}

/** @returns nothing where nothing is stored: the provider publishes its keys */
function secretFor(
  scope: Construct,
  name: string,
  provider: ConfiguredProvider | undefined,
  common: Pick<NewSecretProps, 'gateway' | 'encryptionKey'>,
): NamedSecret | undefined {
  const form = provider?.scheme.credential;
  if (provider && !form) return undefined;
  return newSecret(scope, name, {
    ...common,
    description: `What ${provider?.name} signs with, for the endpoint ${name} of Sallyport.`,
    generated: form?.madeBy === 'receiver' && fitsGenerated(form),
  });
}

function usesOf(pairs: readonly (readonly [IEventBus, string])[]): readonly BusUse[] {
  const byId = Map.groupBy(pairs, ([bus]) => busId(bus));
  return [...byId.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const sources = [first, ...others].map(([, source]) => source);
    return [{ bus: first[0], sources: [...new Set(sources)] }];
  });
}

/** What the sender is given: where it signs its URL, the one that is configured. Without a path that leaves the path open. */
export function urlForSender(name: string, { publicUrl }: EndpointProps<string>, gatewayUrl: string): string {
  if (publicUrl === undefined) return `${gatewayUrl}/${name}`;
  return publicUrl.replace(/^([^:]*:\/\/[^/?]*)(?=[?]|$)/, `$1/${name}`);
}
