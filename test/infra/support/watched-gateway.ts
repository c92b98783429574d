import { ContainerModule } from 'inversify';
import { EmbeddedMetrics } from '../../../src/adapters/system/embedded-metrics.ts';
import { toConfig } from '../../../src/app/configuration/config.ts';
import { createContainer } from '../../../src/app/container/core.ts';
import { Token } from '../../../src/app/container/token.ts';
import { SecretsUnavailable } from '../../../src/domain/errors.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import type { Exchange } from '../../../src/ports/exchange.ts';
import type { Keeping } from '../../../src/ports/keeping.ts';
import type { Receipt } from '../../../src/ports/publisher.ts';
import { aDelivery, type DeliveryParts, signed } from '../../support/deliveries.ts';
import { FixedWeb, RecordingBuses, RecordingLog, RecordingPublisher } from '../../support/fakes.ts';
import { functionUrlEvent } from '../../support/function-url-events.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import type { Properties } from '../loader/template.ts';
import { CloudWatch } from './cloudwatch.ts';

const origin = 'what the front door shows';

/** What functions, queue and door are called in the template: by these names AWS and we count. */
export interface Names {
  readonly handler: string;
  readonly check: string;
  readonly parked: string;
}

interface Parts {
  readonly keeping?: Keeping;
  /** By endpoint. An endpoint that is not among them has one of its own. */
  readonly secrets?: Readonly<Record<string, string | undefined>>;
}

interface HttpResult {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: string;
}

const endpoints = ['github', 'billing', 'sms', 'shop', 'crm'];
const right = 'hunter2';

/**
 * A gateway as it is deployed, with what it counts, and with what AWS counts of it, under a clock that a test moves. What
 * comes in goes through the real handler, and the check is the real check.
 */
export class WatchedGateway {
  readonly cloudWatch = new CloudWatch();
  readonly buses = new RecordingBuses();
  /** What the front door sends along. */
  frontDoorShows = origin;
  readonly #names: Names;
  readonly #clock = new ManualClock();
  readonly #bus = new RecordingPublisher();
  readonly #containers: Readonly<Record<'handler' | 'check', ReturnType<typeof createContainer>>>;

  constructor(names: Names, { keeping = {}, secrets = {} }: Parts = {}) {
    this.#names = names;
    const config = toConfig({
      endpoints: Object.fromEntries(
        endpoints.map((name) => [name, { provider: 'github', secretId: `hooks/${name}` }]),
      ),
      originSecretId: 'hooks/origin',
      url: 'https://hooks.example.com',
      maxEntryBytes: 2_048,
    });
    const get = async (id: string) => {
      const name = id.replace('hooks/', '');
      const value = name === 'origin' ? origin : name in secrets ? secrets[name] : right;
      if (value === undefined) throw new SecretsUnavailable('absent', id, 'is not there');
      return [new Secret(value)];
    };
    const containerOf = (gateway: string) =>
      createContainer(
        config,
        new ContainerModule(({ bind, rebind }) => {
          bind(Token.clock).toConstantValue(this.#clock);
          bind(Token.log).toConstantValue(new RecordingLog());
          bind(Token.metrics).toConstantValue(
            new EmbeddedMetrics(gateway, this.#clock, (line) => this.cloudWatch.readLine(line)),
          );
          bind(Token.secretStore).toConstantValue({ get });
          bind(Token.bus).toConstantValue(this.#bus);
          bind(Token.buses).toConstantValue(this.buses);
          bind(Token.keeping).toConstantValue(keeping);
          rebind(Token.web).toConstantValue(new FixedWeb({}));
          rebind(Token.exchange).toConstantValue((...asked) => this.#exchange(...asked));
        }),
      );
    this.#containers = { handler: containerOf(names.handler), check: containerOf(names.check) };
  }

  /** Whether an alarm of the template rings now. */
  rings(alarm: Properties): boolean {
    return this.cloudWatch.rings(alarm, this.#clock.now());
  }

  /** A request that came through the front door, unless it shows something else. */
  async receive(parts: DeliveryParts): Promise<void> {
    const headers = { 'x-sallyport-origin': this.frontDoorShows, ...parts.headers };
    await this.#call(aDelivery({ receivedAt: this.#clock.now(), ...parts, headers }));
  }

  async push(endpoint = 'github', secret = right, parts: DeliveryParts = {}): Promise<void> {
    const headers = {
      'content-type': 'application/json',
      'x-github-event': 'push',
      'x-github-delivery': 'd1',
    };
    const delivery = aDelivery({
      rawPath: `/${endpoint}`,
      headers: { 'x-sallyport-origin': this.frontDoorShows, ...headers, ...parts.headers },
      body: parts.body ?? '{"n":1}',
      receivedAt: this.#clock.now(),
      cutOffAt: this.#clock.now() + 30_000,
    });
    await this.#call(signed(delivery, github, secret));
  }

  /** What AWS turns away before the gateway sees it. */
  refuseBefore(): void {
    this.#count('AWS/Lambda', 'Url4xxCount', { FunctionName: this.#names.handler });
  }

  /** What a scanner looks for. */
  async scan(): Promise<void> {
    for (const rawPath of ['/wp-login.php', '/.env', '/github', '/billing', '/'])
      await this.receive({ rawPath });
    await this.receive({ rawPath: '/github', method: 'PUT' });
  }

  answer(receipt: Receipt): void {
    this.#bus.receiptFor = () => receipt;
  }

  async check(): Promise<void> {
    this.#count('AWS/Lambda', 'Invocations', { FunctionName: this.#names.check });
    await this.#containers.check.get(Token.check).run();
  }

  async probe(): Promise<void> {
    await this.#containers.check.get(Token.selfProbe)();
  }

  /** Lambda asks the parking queue all the time, so that SQS counts what is in it. */
  beat(): void {
    const dimensions = { QueueName: this.#names.parked };
    this.#count('AWS/SQS', 'ApproximateNumberOfMessagesVisible', dimensions, 0);
  }

  async pass(
    minutes: number,
    meanwhile: () => Promise<unknown> | undefined = () => undefined,
  ): Promise<void> {
    for (let passed = 0; passed < minutes; passed += 5) {
      await meanwhile();
      this.#clock.advance(5 * 60_000);
    }
  }

  readonly #exchange: Exchange = async (_, rawPath, { method, headers, body }) => {
    const shown = Object.fromEntries([...headers, ['x-sallyport-origin', this.frontDoorShows]]);
    const answer = await this.#call(
      aDelivery({ rawPath, method, headers: shown, body, receivedAt: this.#clock.now() }),
    );
    const { statusCode: status, body: text = '', headers: { 'content-type': type } = {} } = answer;
    return { status, body: text, type: String(type), location: undefined };
  };

  async #call(delivery: ReturnType<typeof aDelivery>): Promise<HttpResult> {
    const context = { getRemainingTimeInMillis: () => 30_000 };
    const answer = (await this.#containers.handler.get(Token.handler)(
      functionUrlEvent(delivery),
      context,
    )) as HttpResult;
    if (answer.statusCode >= 400 && answer.statusCode < 500) this.refuseBefore();
    return answer;
  }

  #count(namespace: string, name: string, dimensions: Readonly<Record<string, string>>, value = 1): void {
    this.cloudWatch.put({ at: this.#clock.now(), namespace, name, dimensions, value });
  }
}
