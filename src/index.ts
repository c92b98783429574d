/**
 * What an entry of one's own is made of; docs/customising.md walks through it. A short list on purpose, which
 * `scripts/exported.ts` repeats, so that nothing slips in.
 */

// the gateway in Lambda

export type { FunctionUrlHandler } from './adapters/edge/lambda-url/handler.ts';
export { type Customisation, type LambdaEntry, lambdaEntry } from './app/lambda-entry.ts';
export type { Findings } from './domain/receiving/check.ts';

// how it is put together

export { type Config, ConfigInvalid, toConfig } from './app/configuration/config.ts';
export { aws } from './app/container.aws.ts';
export { ContainerModule, createContainer, Token } from './app/container.ts';

// what describes a provider

export {
  type Content,
  elementsOf,
  type JsonContent,
  readBody,
  readForm,
  readText,
} from './domain/content/content.ts';
export { type FormFields, parseForm } from './domain/content/form.ts';
export { numberField, textField } from './domain/content/json.ts';
export type { Delivery, Headers } from './domain/delivery.ts';
export type { Answer } from './domain/outcome.ts';
export {
  type DeliveryId,
  defineProvider,
  type Occurrence,
  type OptionDeclaration,
  type Provider,
  type Received,
  senderId,
} from './domain/provider.ts';
export { providers } from './domain/providers/index.ts';

// how it signs

export type { Claim, Scheme, Signable, Signature } from './domain/verification/scheme.ts';
export { type HmacRecipe, hmac, type Message } from './domain/verification/schemes/hmac.ts';
export {
  keyValueList,
  prefixed,
  type SignatureHeader,
} from './domain/verification/schemes/signature-header.ts';
export { type Rejection, type RejectionCode, reject } from './domain/verification/verdict.ts';

// what the parts hand to each other

export { SecretsUnavailable } from './domain/errors.ts';
export type { WebhookEvent } from './domain/event.ts';
export { TimeLeft } from './domain/time-left.ts';
export { Secret } from './domain/verification/secrets/secret.ts';
export type { Accounts, SecretForm } from './domain/verification/secrets/secret-form.ts';

// the parts that can be replaced

export type { Keeping } from './adapters/publishing/publisher-chain.ts';
export type { Buses } from './ports/buses.ts';
export type { Clock } from './ports/clock.ts';
export type { Ledger, LedgerEntry } from './ports/ledger.ts';
export type { Log, LogFields, LogLevel } from './ports/log.ts';
export type { MetricLabels, MetricName, Metrics } from './ports/metrics.ts';
export type { ObjectStore, StoredObject } from './ports/object-store.ts';
export type { Parking } from './ports/parking.ts';
export type { Publisher, Receipt } from './ports/publisher.ts';
export type { SecretStore } from './ports/secrets.ts';
