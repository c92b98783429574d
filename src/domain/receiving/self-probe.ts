import type { Clock } from '../../ports/clock.ts';
import type { Exchange, HttpAnswer } from '../../ports/exchange.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { Endpoint } from '../endpoint.ts';
import { SecretsUnavailable } from '../errors.ts';
import type { Secret } from '../verification/secrets/secret.ts';
import { withQuery } from '../verification/signed-url.ts';
import { probeRequest, signedProbe, stageIn } from './probe.ts';
import { type SenderAddress, senderAddress, shown } from './sender-address.ts';

interface SelfProbePorts {
  readonly secrets: Secrets;
  readonly exchange: Exchange;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

interface Target {
  readonly endpoint: Endpoint;
  readonly address: SenderAddress;
}

/** Why it was not this gateway that answered. */
interface Fault {
  readonly status?: number;
  readonly fault: string;
}

type Result = 'ours' | 'not asked' | Fault;

/** As long as most senders wait. */
const patienceMs = 10_000;

/** What an answer other than the right one hints at, by its status. */
const hints: Readonly<Record<number, string>> = {
  401: 'what proves the probe here proves nothing there: does the function read another secret, does something change requests on their way?',
  403: 'look at the firewall, the origin secret, and what may call the function',
  413: 'something in front takes no bodies',
  429: 'no concurrency is left, or a rate limit applies',
  500: 'the log of the function says why',
  502: 'the function fails, or takes too long',
  503: 'the log of the function says why',
};

/**
 * The gateway, asked at its own address as its senders ask it. It proves what nobody inside can see: the name, the way
 * through a CDN and its firewall, the permission to call the function, and that the secret there is the one here.
 */
export class SelfProbe {
  readonly #targets: readonly (readonly Target[])[];
  readonly #newNonce: () => string;
  readonly #ports: SelfProbePorts;

  /**
   * @param gatewayUrl where senders reach the gateway; endpoints with a `publicUrl` are asked there. Nothing: none is asked
   * @param newNonce makes a UUID in lower case
   */
  constructor(
    endpoints: readonly Endpoint[],
    gatewayUrl: string | undefined,
    newNonce: () => string,
    ports: SelfProbePorts,
  ) {
    this.#targets = targetsByOrigin(endpoints, gatewayUrl);
    this.#newNonce = newNonce;
    this.#ports = ports;
  }

  /**
   * Asks once by each host, at its first endpoint whose deliveries we can sign.
   * @param without ids of secrets that are known not to be had: that was told, and is not the fault of the way
   * @returns the endpoints at which the answer was not that of this gateway
   */
  async run(without: readonly string[] = []): Promise<readonly string[]> {
    const failed = await Promise.all(this.#targets.map((targets) => this.#askOne(targets, without)));
    return failed.flatMap((name) => name ?? []);
  }

  async #askOne(targets: readonly Target[], without: readonly string[]): Promise<string | undefined> {
    for (const target of targets) {
      const { secretId, name } = target.endpoint;
      if (secretId === undefined || without.includes(secretId)) continue;
      const result = await this.#ask(target, secretId);
      if (result === 'not asked') continue;
      if (result === 'ours') return undefined;
      this.#tell(target, result);
      return name;
    }
    return undefined;
  }

  /** With what this process remembers; where that proves nothing there, it may have been replaced since. */
  async #ask(target: Target, secretId: string): Promise<Result> {
    const { secrets } = this.#ports;
    const known = (await unlessUnavailable(secrets.get(secretId))) ?? [];
    const result = await this.#askWith(target, known);
    if (typeof result === 'string' || result.status !== 401) return result;
    const newer = await unlessUnavailable(secrets.refresh(secretId, known));
    return newer ? await this.#askWith(target, newer) : result;
  }

  /** The newest that belongs to no account signs. */
  async #askWith({ endpoint, address }: Target, secrets: readonly Secret[]): Promise<Result> {
    const { exchange, clock } = this.#ports;
    const secret = secrets.find(({ label }) => label.account === undefined);
    const unsigned = { ...address, ...probeRequest(this.#newNonce()) };
    const probe = secret && signedProbe(unsigned, endpoint, secret, clock.now());
    if (!probe) return 'not asked';
    const target = withQuery(address.rawPath, probe.rawQuery);
    try {
      return resultOf(await exchange(address.origin, target, probe, patienceMs));
    } catch (error) {
      return { fault: `there was no answer: ${(error as Error).message}` };
    }
  }

  #tell({ endpoint, address }: Target, { fault }: Fault): void {
    const { log, metrics } = this.#ports;
    metrics.record({ ProbeFailed: 1 });
    log.write('error', 'probe_failed', {
      endpoint: endpoint.name,
      url: shown(address),
      message: `a signed probe did not come through as a sender's delivery would: ${fault}`,
    });
  }
}

/** What cannot be had is told by the cache. */
async function unlessUnavailable<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof SecretsUnavailable) return undefined;
    throw error;
  }
}

function targetsByOrigin(endpoints: readonly Endpoint[], gatewayUrl: string | undefined) {
  if (gatewayUrl === undefined) return [];
  const targets = endpoints.flatMap((endpoint): readonly Target[] => {
    const address = senderAddress(endpoint, gatewayUrl);
    return address ? [{ endpoint, address }] : [];
  });
  return [...Map.groupBy(targets, ({ address }) => address.origin).values()];
}

function resultOf(answer: HttpAnswer): Result {
  if (stageIn(answer) !== undefined) return 'ours';
  const { status } = answer;
  const hint = hints[status] ?? (status < 400 ? 'this is no answer of Sallyport to a probe' : undefined);
  return { status, fault: `the answer was ${status}${hint === undefined ? '' : `; ${hint}`}` };
}
