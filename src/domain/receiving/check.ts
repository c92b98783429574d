import type { Buses } from '../../ports/buses.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { SecretStore } from '../../ports/secrets.ts';
import type { Endpoint } from '../endpoint.ts';
import { SecretsUnavailable } from '../errors.ts';

export interface CheckPorts {
  readonly secrets: SecretStore;
  readonly buses: Buses;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** What a check found. */
export interface Findings {
  readonly missingBuses: readonly string[];
  readonly unavailableSecrets: readonly string[];
}

/** Looks for what no delivery would notice: a bus that is not there swallows events and answers as if it took them. */
export class Check {
  readonly #buses: readonly string[];
  readonly #secretIds: readonly string[];
  readonly #ports: CheckPorts;

  constructor(endpoints: readonly Endpoint[], originSecretId: string | undefined, ports: CheckPorts) {
    this.#buses = [...new Set(endpoints.map(({ bus }) => bus))];
    const ids = endpoints.flatMap(({ secretId }) => secretId ?? []);
    this.#secretIds = [...new Set(originSecretId === undefined ? ids : [...ids, originSecretId])];
    this.#ports = ports;
  }

  /**
   * Reads secrets, which warms the cache, and looks for every bus.
   * @param secretIds those that should be there: every one, where none are named
   */
  async run(secretIds = this.#secretIds): Promise<Findings> {
    const [missingBuses, unavailableSecrets] = await Promise.all([
      keep(this.#buses, (bus) => this.#isMissing(bus)),
      keep(secretIds, (secretId) => this.#isUnavailable(secretId)),
    ]);
    return { missingBuses, unavailableSecrets };
  }

  async #isMissing(bus: string): Promise<boolean> {
    const missing = (await this.#ports.buses.isMissing(bus)) ?? false;
    if (missing) {
      this.#ports.metrics.record({ BusMissing: 1 });
      this.#ports.log.write('error', 'bus_missing', {
        bus,
        message: `there is no event bus ${bus}: what is put on it is lost, though the answer is a success; create it, or correct bus`,
      });
    }
    return missing;
  }

  /** The cache has logged and counted it. */
  async #isUnavailable(secretId: string): Promise<boolean> {
    try {
      await this.#ports.secrets.get(secretId);
      return false;
    } catch (error) {
      if (error instanceof SecretsUnavailable) return true;
      throw error;
    }
  }
}

async function keep<T>(items: readonly T[], isWanted: (item: T) => Promise<boolean>): Promise<readonly T[]> {
  const wanted = await Promise.all(items.map(isWanted));
  return items.filter((_, at) => wanted[at]);
}
