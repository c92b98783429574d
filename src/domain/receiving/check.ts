import type { Buses } from '../../ports/buses.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { Endpoint } from '../endpoint.ts';
import { SecretsUnavailable } from '../errors.ts';
import { inLanes } from '../publishing/lanes.ts';
import type { TimeLeft } from '../time-left.ts';

export interface CheckPorts {
  readonly secrets: Pick<Secrets, 'get' | 'all'>;
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
   * Looks for every bus and at all that secrets hold.
   * @param secretIds those that should be there: every one, where none are named
   */
  run(secretIds = this.#secretIds): Promise<Findings> {
    const { secrets } = this.#ports;
    return this.#look(secretIds, (secretId) => secrets.all?.(secretId) ?? secrets.get(secretId));
  }

  /**
   * Looks for every bus and reads what deliveries will be verified with, ahead of them.
   * @param time when it is over, nothing more is begun; what was not looked at is in no finding
   */
  prepare(time: TimeLeft): Promise<Findings> {
    return this.#look(this.#secretIds, (secretId) => this.#ports.secrets.get(secretId), time);
  }

  /**
   * A few at a time, since each costs a slow process some of its processor, and the answers to all of them at once would come
   * too late.
   */
  async #look(
    secretIds: readonly string[],
    read: (secretId: string) => Promise<unknown>,
    time?: TimeLeft,
  ): Promise<Findings> {
    const [missing, unavailable] = [new Set<string>(), new Set<string>()];
    const looks = [
      ...this.#buses.map((bus) => async () => {
        if (await this.#isMissing(bus)) missing.add(bus);
      }),
      ...secretIds.map((secretId) => async () => {
        if (await isUnavailable(read(secretId))) unavailable.add(secretId);
      }),
    ];
    await inLanes(looks, async (look) => (time?.isOver ? undefined : look()));
    return {
      missingBuses: this.#buses.filter((bus) => missing.has(bus)),
      unavailableSecrets: secretIds.filter((secretId) => unavailable.has(secretId)),
    };
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
}

/** The cache has logged and counted it. */
async function isUnavailable(secrets: Promise<unknown>): Promise<boolean> {
  try {
    await secrets;
    return false;
  } catch (error) {
    if (error instanceof SecretsUnavailable) return true;
    throw error;
  }
}
