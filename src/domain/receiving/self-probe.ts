import type { Clock } from '../../ports/clock.ts';
import type { Exchange, HttpAnswer } from '../../ports/exchange.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { SecretStore } from '../../ports/secrets.ts';
import type { Endpoint } from '../endpoint.ts';
import { SecretsUnavailable } from '../errors.ts';
import { signedAsSender } from '../verification/as-sender.ts';
import type { Signable } from '../verification/scheme.ts';
import type { Secret } from '../verification/secrets/secret.ts';
import { probeBody, stageIn } from './probe.ts';
import { type SenderAddress, senderAddress } from './sender-address.ts';

interface SelfProbePorts {
  readonly secrets: SecretStore;
  readonly exchange: Exchange;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

interface Target {
  readonly endpoint: Endpoint;
  readonly address: SenderAddress;
}

/** As long as most senders wait. */
const patienceMs = 10_000;

/** What an answer other than the right one hints at, by its status. */
const hints: Readonly<Record<number, string>> = {
  401: 'what proves the probe here proves nothing there: does the function read another secret, does something change requests on their way?',
  403: 'look at the firewall, the origin secret, the permissions of the function URL',
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
   * @returns the endpoints at which the answer was not that of this gateway
   */
  async run(): Promise<readonly string[]> {
    const failed = await Promise.all(this.#targets.map((targets) => this.#ask(targets)));
    return failed.flatMap((name) => name ?? []);
  }

  async #ask(targets: readonly Target[]): Promise<string | undefined> {
    for (const target of targets) {
      const secret = await this.#secretOf(target.endpoint);
      const probe = secret && this.#signed(target, secret);
      if (!probe) continue;
      const fault = await this.#faultOf(target, probe);
      if (fault !== undefined) this.#tell(target, fault);
      return fault === undefined ? undefined : target.endpoint.name;
    }
    return undefined;
  }

  /** The newest that belongs to no account. What cannot be had is told by the cache, and is not the way's fault. */
  async #secretOf({ secretId }: Endpoint): Promise<Secret | undefined> {
    if (secretId === undefined) return undefined;
    try {
      const secrets = await this.#ports.secrets.get(secretId);
      return secrets.find(({ label }) => label.account === undefined);
    } catch (error) {
      if (error instanceof SecretsUnavailable) return undefined;
      throw error;
    }
  }

  #signed({ endpoint, address }: Target, secret: Secret): Signable | undefined {
    const headers = new Map([['content-type', 'application/json']]);
    const unsigned = { ...address, method: 'POST', headers, body: Buffer.from(probeBody(this.#newNonce())) };
    return signedAsSender(unsigned, endpoint, secret, this.#ports.clock.now());
  }

  async #faultOf({ address }: Target, probe: Signable): Promise<string | undefined> {
    const target = probe.rawQuery === '' ? address.rawPath : `${address.rawPath}?${probe.rawQuery}`;
    try {
      return faultIn(await this.#ports.exchange(address.origin, target, probe, patienceMs));
    } catch (error) {
      return `there was no answer: ${(error as Error).message}`;
    }
  }

  #tell({ endpoint, address }: Target, fault: string): void {
    const { log, metrics } = this.#ports;
    metrics.record({ ProbeFailed: 1 });
    log.write('error', 'probe_failed', {
      endpoint: endpoint.name,
      url: `${address.origin}${address.rawPath}`,
      message: `a signed probe did not come through as a sender's delivery would: ${fault}`,
    });
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

/** @returns why the answer is not that of this gateway; nothing where it is */
function faultIn(answer: HttpAnswer): string | undefined {
  if (stageIn(answer) !== undefined) return undefined;
  const { status } = answer;
  const hint = hints[status] ?? (status < 400 ? 'this is no answer of Sallyport to a probe' : undefined);
  return `the answer was ${status}${hint === undefined ? '' : `; ${hint}`}`;
}
