import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { KeptConnections } from '../kept-connections.ts';
import { settled } from '../settled.ts';

/**
 * Region, credentials and `AWS_ENDPOINT_URL` come from the environment, as the SDK reads them. It never repeats a
 * request by itself: the publisher does, while it has time.
 */
export function eventBridgeClient(): EventBridgeClient {
  return new EventBridgeClient({
    ...settled('EVENTBRIDGE'),
    maxAttempts: 1,
    requestHandler: new KeptConnections({ connectMs: 1_000, answerMs: 3_000 }),
  });
}
