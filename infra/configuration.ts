import { Token } from 'aws-cdk-lib';
import { configOf } from '../src/app/configuration/config-of.ts';
import type { Format } from '../src/domain/events/format.ts';
import type { Options } from '../src/domain/options.ts';
import type { Provider } from '../src/domain/provider.ts';
import { knownOptions } from './known-options.ts';

/** The configuration document as README.md has it; its texts may hold what only CloudFormation knows. */
export interface ConfigurationDocument extends GatewaySettings {
  readonly endpoints: Readonly<Record<string, EndpointDocument>>;
  readonly bus: string;
  readonly originSecretId?: string | undefined;
  readonly park: { readonly queueUrl: string; readonly deadLetterUrl: string };
  readonly claimCheck: { readonly bucket: string };
  /** Absent: a delivery that is sent again makes another event. */
  readonly dedupe?: { readonly table: string; readonly windowSeconds: number } | undefined;
}

export interface EndpointDocument {
  readonly provider: string;
  readonly secretId?: string | undefined;
  readonly bus?: string | undefined;
  readonly format?: Format | undefined;
  readonly publicUrl?: string | undefined;
  readonly options?: Options | undefined;
}

/** Keys of the configuration, with the defaults of README.md. */
export interface GatewaySettings {
  readonly format?: Format;
  readonly maxEntryBytes?: number;
  readonly secretTtlSeconds?: number;
  readonly previousSecretSeconds?: number;
  readonly staleSecretSeconds?: number;
}

/** The file beside `index.mjs` in the bundle. Lambda starts a function in the folder of its bundle. */
export const configurationFile = 'sallyport.json';

/**
 * Lambda's environment holds 4 KB, a bundle any number of endpoints: what is known at synthesis goes into the file, what
 * CloudFormation must fill in goes inline. An endpoint goes one way as a whole, as the gateway merges them.
 */
export function splitConfiguration({ endpoints, ...settings }: ConfigurationDocument) {
  const [known, late] = partition(endpoints);
  const [knownSettings, lateSettings] = partition(settings);
  return {
    file: { ...knownSettings, endpoints: known },
    inline: { ...lateSettings, ...(Object.keys(late).length > 0 ? { endpoints: late } : {}) },
  };
}

/**
 * By the code that will read it in Lambda. What only CloudFormation knows is taken for valid.
 * @param providers all that the code knows
 * @throws {ConfigInvalid} with all mistakes
 */
export function checkConfiguration(document: ConfigurationDocument, providers: readonly Provider[]): void {
  const endpoints = Object.entries(document.endpoints).map(([name, endpoint]) => {
    const { options: declared } = providers.find(({ id }) => id === endpoint.provider) ?? {};
    return [name, { ...endpoint, options: knownOptions(endpoint.options, declared) }];
  });
  const known = (key: string, value: unknown) => {
    if (typeof value !== 'string' || !isLate(value)) return value;
    return key === 'bus' ? 'default' : `https://${key}.example`;
  };
  const text = JSON.stringify({ ...document, endpoints: Object.fromEntries(endpoints) });
  configOf(JSON.parse(text, known), providers);
}

function partition(values: object): [known: object, late: object] {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return [
    Object.fromEntries(entries.filter(([, value]) => !isLate(value))),
    Object.fromEntries(entries.filter(([, value]) => isLate(value))),
  ];
}

/** Something that CloudFormation fills in is in it, however deep. */
function isLate(value: unknown): boolean {
  return Token.isUnresolved(typeof value === 'string' ? value : JSON.stringify(value));
}
