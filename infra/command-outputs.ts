import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ConfigurationDocument } from './configuration.ts';

/** So many stay far below what an output may hold, with the longest names. */
const endpointsPerOutput = 20;

/**
 * What `sallyport … --stack` reads: the configuration as it is deployed, which names secrets and holds none.
 * @param url where senders reach the gateway
 */
export function commandOutputs(scope: Construct, document: ConfigurationDocument, url: string): void {
  const { endpoints, ...settings } = document;
  const all = Object.entries(endpoints);
  for (let at = 0; at === 0 || at < all.length; at += endpointsPerOutput) {
    const some = Object.fromEntries(all.slice(at, at + endpointsPerOutput));
    const value = at === 0 ? { ...settings, url, endpoints: some } : { endpoints: some };
    new CfnOutput(scope, at === 0 ? 'Configuration' : `Configuration${at / endpointsPerOutput + 1}`, {
      value: Stack.of(scope).toJsonString(value),
      description: 'What sallyport --stack reads.',
    });
  }
}
