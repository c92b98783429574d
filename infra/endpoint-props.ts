import type { Duration } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Format } from '../src/domain/events/format.ts';
import type { OptionDeclarations, Options, OptionValues } from '../src/domain/options.ts';
import type { ProviderId, providers } from '../src/domain/providers/index.ts';

interface AnyEndpointProps<Id extends string> {
  readonly provider: Id;
  /**
   * Default: one is made, with a value where the provider lets the receiver choose it; none where nothing is stored, since
   * the provider publishes its keys.
   */
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
  /**
   * An alarm tells when nothing of this sender was proven for so long: from 15 minutes to 7 days. Default: silence is no
   * fault.
   */
  readonly expectEvery?: Duration;
}

/** `options` by what a provider declares: none where it declares none, not to be left out where one is required. */
export type OptionsProp<Declared extends OptionDeclarations> = [keyof Declared] extends [never]
  ? { readonly options?: Readonly<Record<string, never>> }
  : Partial<OptionValues<Declared>> extends OptionValues<Declared>
    ? { readonly options?: OptionValues<Declared> }
    : { readonly options: OptionValues<Declared> };

/** What the built-in provider of this id declares. */
type DeclaredBy<Id extends ProviderId> = NonNullable<
  Extract<(typeof providers)[number], { readonly id: Id }>['options']
>;

/**
 * Where deliveries of one sender come in: `POST /<name>`. Its `options` are those that its provider declares, as in
 * docs/providers.md; those of a provider of your own are judged at synthesis.
 */
export type EndpointProps<Id extends string = ProviderId> = Id extends ProviderId
  ? AnyEndpointProps<Id> & OptionsProp<DeclaredBy<Id>>
  : AnyEndpointProps<Id> & { readonly options?: Options };
