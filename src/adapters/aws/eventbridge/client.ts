import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { KeptConnections } from '../kept-connections.ts';
import { settled } from '../settled.ts';
import { handOnSignal } from '../signals.ts';
import { NativeJson } from './native-json.ts';

/**
 * Region, credentials and `AWS_ENDPOINT_URL` come from the environment, as the SDK reads them. It never repeats a
 * request by itself: the publisher does, while it has time. It puts its middlewares in order once, and not for every call.
 */
export function eventBridgeClient(): EventBridgeClient {
  const client = new EventBridgeClient({
    ...settled('EVENTBRIDGE'),
    maxAttempts: 1,
    cacheMiddleware: true,
    protocol: NativeJson,
    requestHandler: new KeptConnections({ connectMs: 1_000, answerMs: 3_000 }),
  });
  // behind the signature, which makes another request of the one before
  client.middlewareStack.add(handOnSignal, { step: 'finalizeRequest', priority: 'low', name: 'signal' });
  return client;
}
