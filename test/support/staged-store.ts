import type { Secret } from '../../src/domain/verification/secrets/secret.ts';
import { SimulatedStore } from './simulated-store.ts';

/** The same store, which tells the current secret alone with a call of its own. */
export class StagedStore extends SimulatedStore {
  currentCalls = 0;
  /** Whether the current version holds no secret, as where one is waited for. */
  hasNoCurrent = false;

  async current(secretId: string): Promise<readonly Secret[] | undefined> {
    this.currentCalls += 1;
    const [current] = await this.peek(secretId);
    return this.hasNoCurrent || !current ? undefined : [current];
  }
}
