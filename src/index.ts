/**
 * What an entry of one's own is made of; docs/customising.md walks through it. A short list on purpose, which
 * `scripts/exported.ts` repeats, so that nothing slips in.
 */

// the gateway in Lambda

export type { FunctionUrlHandler } from './adapters/edge/lambda-url/handler.ts';
export type { LambdaEntry } from './app/functions/functions.ts';
export { type Customisation, lambdaEntry } from './app/lambda-entry.ts';
export { lambdaEntryOf } from './app/lambda-entry-of.ts';
export type { Findings } from './domain/receiving/check.ts';

// how it is put together

export { type Config, ConfigInvalid, toConfig } from './app/configuration/config.ts';
export { aws } from './app/container/aws.ts';
export { createContainer } from './app/container/core.ts';
export { ContainerModule, Token } from './app/container/token.ts';

// what describes a provider

export { eachOf, type Item } from './domain/content/batch.ts';
export {
  type Content,
  elementsOf,
  type JsonContent,
  readBody,
  readForm,
  readText,
} from './domain/content/content.ts';
export { type FormFields, parseForm } from './domain/content/form.ts';
export { fieldAt, numberField, textField } from './domain/content/json.ts';
export type { Delivery, Headers } from './domain/delivery.ts';
export type { OptionDeclaration, Options } from './domain/options.ts';
export type { Answer } from './domain/outcome.ts';
export {
  type DeliveryId,
  defineProvider,
  type Occurrence,
  type Provider,
  type Received,
  senderId,
} from './domain/provider.ts';
export { providers } from './domain/providers/index.ts';

// how it signs

export { formField, jsonField } from './domain/verification/body-carriers.ts';
export {
  basic,
  bearer,
  type Carrier,
  header,
  member,
  numberedHeaders,
  query,
} from './domain/verification/carriers.ts';
export type { Claim, Message } from './domain/verification/claim.ts';
export type { Credential, CredentialForm, StoredValue } from './domain/verification/credential.ts';
export { base64Key, fields, hexKey, text, userAndPassword } from './domain/verification/credential-forms.ts';
export type { Challenge, Handshake } from './domain/verification/handshake.ts';
export { commaList, keyValueList, type Layout, plain, spacedList } from './domain/verification/layouts.ts';
export { publicKey } from './domain/verification/public-key-form.ts';
export type { Scheme, Signable } from './domain/verification/scheme.ts';
export { type HmacRecipe, hmac } from './domain/verification/schemes/hmac.ts';
export { type CertificateRecipe, certificate, ed25519 } from './domain/verification/schemes/public-key.ts';
export type { Recipe } from './domain/verification/schemes/recipe.ts';
export { standardWebhooks } from './domain/verification/schemes/standard-webhooks.ts';
export { token } from './domain/verification/schemes/token.ts';
export type { SignedTime } from './domain/verification/signed-time.ts';
export { type Rejection, type RejectionCode, reject } from './domain/verification/verdict.ts';

// what the parts hand to each other

export { ObjectRefused, SecretsUnavailable } from './domain/errors.ts';
export type { WebhookEvent } from './domain/event.ts';
export { TimeLeft } from './domain/time-left.ts';
export type { Accounts } from './domain/verification/secrets/accounts.ts';
export { Secret } from './domain/verification/secrets/secret.ts';

// the parts that can be replaced

export type { Buses } from './ports/buses.ts';
export type { Clock } from './ports/clock.ts';
export type { Keeping } from './ports/keeping.ts';
export type { Ledger, LedgerEntry } from './ports/ledger.ts';
export type { Log, LogFields, LogLevel } from './ports/log.ts';
export type { MetricLabels, MetricName, Metrics } from './ports/metrics.ts';
export type { ObjectStore, StoredObject } from './ports/object-store.ts';
export type { Parking } from './ports/parking.ts';
export type { Publisher, Receipt } from './ports/publisher.ts';
export type { SecretStore } from './ports/secrets.ts';
export type { Web } from './ports/web.ts';
