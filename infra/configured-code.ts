import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Provider } from '../src/domain/provider.ts';
import {
  type ConfigurationDocument,
  checkConfiguration,
  configurationFile,
  splitConfiguration,
} from './configuration.ts';
import { gatewayCode } from './gateway-code.ts';
import type { ConfiguredCode } from './gateway-props.ts';

interface Code {
  /** Absent: the entry that is delivered. */
  readonly entry: string | undefined;
  /** All that it knows. */
  readonly providers: readonly Provider[];
}

/**
 * The code of the functions with a configuration: what synthesis knows is a file of the bundle, the rest is in the environment.
 * @throws {ConfigInvalid} with all mistakes
 */
export function configuredCode(
  scope: Construct,
  document: ConfigurationDocument,
  { entry, providers }: Code,
): ConfiguredCode {
  checkConfiguration(document, providers);
  const { file, inline } = splitConfiguration(document);
  return {
    code: gatewayCode(entry, file),
    environment: (url) => ({
      SALLYPORT_CONFIG_FILE: configurationFile,
      SALLYPORT_CONFIG: Stack.of(scope).toJsonString({ ...inline, url }),
    }),
  };
}
