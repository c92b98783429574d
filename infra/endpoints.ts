import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Format } from '../src/domain/events/format.ts';
import type { Options } from '../src/domain/options.ts';
import { configured, type Provider } from '../src/domain/provider.ts';
import type { ProviderId } from '../src/domain/providers/index.ts';
import { type BusUse, busId } from './buses.ts';
import type { EndpointDocument } from './configuration.ts';
import { existingSecret, newSecret } from './endpoint-secrets.ts';

/** Where deliveries of one sender come in: `POST /<name>`. */
export interface EndpointProps<Id extends string = ProviderId> {
  readonly provider: Id;
  /** Default: one is made, with a value where the provider lets the receiver choose it. */
  readonly secret?: ISecret;
  /** Default: the gateway's. */
  readonly bus?: IEventBus;
  /** Default: the gateway's. */
  readonly format?: Format;
  /**
   * The URL as given to the sender, with its query; a value `*` stands for any. Default: of the front door, where there is
   * one.
   */
  readonly publicUrl?: string;
  /** What the provider declares, as in docs/providers.md. */
  readonly options?: Options;
}

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
  readonly buses: readonly BusUse[];
  /** How long the most patient sender waits, ms. */
  readonly answerWithinMs: number;

  constructor(scope: Construct, id: string, props: EndpointsProps) {
    super(scope, id);
    const { bus, encryptionKey, publicBase } = props;
    const endpoints = Object.entries(props.endpoints).map(([name, endpoint]) => {
      const known = props.providers.find((one) => one.id === endpoint.provider);
      const provider = known && configured(known, endpoint.options);
      const generated = provider?.scheme.credential?.madeBy === 'receiver';
      const description = `What ${provider?.name} signs with, for the endpoint ${name} of Sallyport.`;
      const secret = endpoint.secret
        ? existingSecret(scope, endpoint.secret)
        : newSecret(this, name, { gateway: scope, description, generated, encryptionKey });
      return { ...endpoint, name, secret, definition: provider };
    });
    this.secrets = Object.fromEntries(endpoints.map(({ name, secret }) => [name, secret.secret]));
    this.documents = Object.fromEntries(
      endpoints.map(({ name, provider, secret, ...own }) => [
        name,
        {
          provider,
          secretId: secret.id,
          bus: own.bus && busId(own.bus),
          format: own.format,
          publicUrl: own.publicUrl ?? (publicBase && `${publicBase}/${name}`),
          options: own.options,
        },
      ]),
    );
    this.buses = usesOf(endpoints.map((one) => [one.bus ?? bus, one.definition?.source ?? '']));
    this.answerWithinMs = Math.max(0, ...endpoints.map(({ definition }) => definition?.answerWithinMs ?? 0));
  }
}

function usesOf(pairs: readonly (readonly [IEventBus, string])[]): readonly BusUse[] {
  const byId = Map.groupBy(pairs, ([bus]) => busId(bus));
  return [...byId.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const sources = [first, ...others].map(([, source]) => source);
    return [{ bus: first[0], sources: [...new Set(sources)] }];
  });
}
