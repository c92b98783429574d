import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * Region, credentials and `AWS_ENDPOINT_URL` come from the environment, as the SDK reads them. It never repeats a
 * request by itself: the publisher does, while it has time. A request time-out of the SDK only warns unless told
 * to throw.
 */
export function eventBridgeClient(): EventBridgeClient {
  return new EventBridgeClient({
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 1_000,
      requestTimeout: 3_000,
      throwOnRequestTimeout: true,
    }),
  });
}
