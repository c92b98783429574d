import type { Duration } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { Provider } from '../src/domain/provider.ts';
import type { ProviderId } from '../src/domain/providers/index.ts';
import type { GatewaySettings } from './configuration.ts';
import type { DoorKind } from './door.ts';
import type { EndpointProps } from './endpoint-props.ts';
import type { GatewayOptions } from './gateway-props.ts';
import type { DomainProps } from './http-api-door.ts';
import type { WantedFrontDoor } from './open-door.ts';
import type { Rollout } from './rollout.ts';

/** Only `endpoints` must be given. `Own` are the providers of an entry of your own. */
export interface WebhookGatewayProps<Own extends Provider = never> extends GatewayOptions {
  /** By name: lower-case letters, digits and hyphens. */
  readonly endpoints: Readonly<Record<string, EndpointProps<ProviderId | Own['id']>>>;
  /** Default: the default bus of the account. */
  readonly bus?: IEventBus;
  /** Keys of the configuration that README.md explains, where their defaults do not do. */
  readonly settings?: GatewaySettings;
  /**
   * How many deliveries run at once, ten times as many requests a second: what is reserved is the most too, and beyond it
   * Lambda answers 429, which GitHub never sends again. Default: `none`, so that deliveries may take what the account has.
   */
  readonly reservedConcurrency?: number | 'none';
  /**
   * How many instances are kept warm, for senders that a cold start can make wait too long (Slack waits for 3 s, Sentry for 1 s).
   * They cost while they idle. Default: none.
   */
  readonly provisionedConcurrency?: number;
  /**
   * How a new version takes over: a tenth more each minute, and back at once when deliveries fail; or `at-once`, for a mend
   * that cannot wait, or while alarms ring that it is to end. Default: `gradual`.
   */
  readonly rollout?: Rollout;
  /**
   * How long a delivery that is sent again makes no second event: also one that somebody sends again by hand, who wants
   * the event once more. `Duration.seconds(0)`: it always makes one, and no table is made. Default: a day.
   */
  readonly dedupeWindow?: Duration;
  /** How long events can be replayed from an archive on each bus. Default: there is none. */
  readonly archive?: Duration;
  /** What lets requests in: `http-api` where the Region has no function URLs, or for a `domain`. Default: `function-url`. */
  readonly door?: DoorKind;
  /** A domain of your own for an HTTP API. Default: it is reached by the name that AWS gives it. */
  readonly domain?: DomainProps;
  /** CloudFront with WAF and a domain of your own: docs/front-door.md. */
  readonly frontDoor?: WantedFrontDoor;
  /** Path of an entry of your own: docs/customising.md. */
  readonly entry?: string;
  /** The providers that it adds. */
  readonly providers?: readonly Own[];
  /** All that it knows, of ours too, where it is made by `lambdaEntryOf`. Default: the built-in ones, and `providers`. */
  readonly onlyProviders?: readonly Own[];
}
