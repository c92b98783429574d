import { eventBridgeClient } from '../adapters/aws/eventbridge/client.ts';
import { reason } from './errors/failure-words.ts';
import { UserError } from './io.ts';

/**
 * Finds Region and credentials where the SDK finds them, so that one that is missing is heard of before the first delivery.
 * @param option that asked for AWS
 * @throws {UserError} that says what to set
 */
export async function requireAws(option = '--bus eventbridge'): Promise<void> {
  const client = eventBridgeClient();
  try {
    await client.config.region();
    await client.config.credentials();
  } catch (error) {
    throw new UserError(`${option}: ${reason(error)}`);
  } finally {
    client.destroy();
  }
}
