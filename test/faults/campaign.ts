import { awsEnvironment } from '../support/aws-environment.ts';
import { type Audit, audit, type Finding, type Story } from './audit.ts';
import { builtBundle, GatewayProcess } from './gateway-process.ts';
import { type Disruption, type Plan, planOf } from './plan.ts';
import { Random } from './random.ts';
import { drain, redriveOnce } from './redriving.ts';
import { endpoints, type Sending, secrets, sendings } from './senders.ts';
import { bucket, deadLetterQueue, parkingQueue, table, World } from './world.ts';

/** `off`: not configured. `lying`: the queue acknowledges what it forgets, which the audit has to find. */
export type Parking = 'on' | 'off' | 'lying';

export interface Options {
  readonly deliveries: number;
  readonly parking: Parking;
  readonly bundle?: string;
  /** Whether the log of the gateway is kept where nothing was found, too. */
  readonly keepsLog?: boolean;
}

export interface Report extends Audit {
  readonly plan: Plan;
  readonly ms: number;
  /** Where the log of the gateway is, if something was found. */
  readonly log: string | undefined;
}

/** Small, so that claim checks are cheap. */
const maxEntryBytes = 4096;
/** What an invocation has. Short, so that services that hang do not cost seconds. */
const remainingMs = 2_500;
const tableKey = 'pk';

export async function runPlan(
  seed: number,
  family: Plan['family'],
  { deliveries, parking, bundle = builtBundle, keepsLog = false }: Options,
): Promise<Report> {
  const startedAt = performance.now();
  const plan = planOf(seed, family, deliveries);
  const world = new World(maxEntryBytes, secrets, tableKey);
  world.queues.lying = parking === 'lying';
  if (plan.missingBus !== undefined) world.bus.missing.add(plan.missingBus);
  const url = await world.listen();
  const gateway = new GatewayProcess(environment(url, parking !== 'off'), bundle);
  try {
    const run = new Run(plan, gateway, world, sendings(seed, deliveries, maxEntryBytes));
    const stories = await run.play();
    await world.settle();
    const parked = world.queues.queue(parkingQueue).size;
    await drain(gateway, world.queues);
    const { tally, findings } = audit(stories, world, parked);
    const noise = gateway.stderr;
    const all: readonly Finding[] =
      noise === '' ? findings : [...findings, { kind: 'wrong', text: `stderr: ${noise.slice(0, 300)}` }];
    const isKept = keepsLog || all.some(({ kind }) => kind !== 'not-kept');
    if (!isKept) gateway.forget();
    return {
      plan,
      tally,
      findings: all,
      log: isKept ? gateway.folder : undefined,
      ms: performance.now() - startedAt,
    };
  } finally {
    await gateway.end();
    await world.close();
  }
}

function environment(url: string, parks: boolean): Record<string, string> {
  const park = { queueUrl: `${url}/1/${parkingQueue}`, deadLetterUrl: `${url}/1/${deadLetterQueue}` };
  return {
    ...awsEnvironment(url),
    AWS_LAMBDA_FUNCTION_NAME: 'hooks',
    SALLYPORT_CONFIG: JSON.stringify({
      endpoints,
      maxEntryBytes,
      secretTtlSeconds: 1,
      claimCheck: { bucket },
      dedupe: { table, windowSeconds: 3600 },
      ...(parks ? { park } : {}),
    }),
  };
}

interface Attempt {
  readonly story: Story;
  /** 0 is the first. */
  readonly number: number;
}

/** The time in which things fail: all deliveries and their repetitions, and what is done to the process meanwhile. */
class Run {
  readonly #plan: Plan;
  readonly #gateway: GatewayProcess;
  readonly #world: World;
  readonly #stories: readonly Story[];
  readonly #open: Attempt[];
  readonly #random: Random;
  readonly #disrupting: Promise<void>[] = [];
  #underWay = 0;
  #begun = 0;
  #over = false;

  constructor(plan: Plan, gateway: GatewayProcess, world: World, all: readonly Sending[]) {
    this.#plan = plan;
    this.#gateway = gateway;
    this.#world = world;
    this.#stories = all.map((sending) => ({ sending, receivedAt: [], statuses: [] }));
    this.#open = this.#stories.map((story) => ({ story, number: 0 }));
    this.#random = new Random(plan.seed, 'senders');
  }

  async play(): Promise<readonly Story[]> {
    // one call before the faults: a gateway that has its secrets
    await this.#gateway.call('handler', {}, remainingMs);
    // a process that had no time to look at the bus would be one that nobody has told
    while (this.#plan.missingBus !== undefined && !this.#gateway.stdout.includes('bus_missing')) {
      await this.#gateway.kill();
    }
    this.#world.faultOf = (service, operation, count) =>
      this.#plan.faultOf(service, operation, count, this.#begun / this.#stories.length);
    const redriving = this.#plan.redrivesMeanwhile ? this.#redrive() : undefined;
    await Promise.all(Array.from({ length: this.#plan.concurrency }, () => this.#work()));
    await Promise.all(this.#disrupting);
    this.#over = true;
    await redriving;
    this.#world.faultOf = () => undefined;
    return this.#stories;
  }

  async #work(): Promise<void> {
    while (this.#open.length > 0 || this.#underWay > 0) {
      const attempt = this.#open.shift();
      if (!attempt) {
        await pause(5);
        continue;
      }
      this.#underWay += 1;
      await this.#send(attempt);
      this.#underWay -= 1;
    }
  }

  async #send({ story, number }: Attempt): Promise<void> {
    if (number === 0) this.#begin();
    const { sending } = story;
    const event = await sending.attempt();
    const mayRepeat = number < sending.repeats;
    // the answer got lost on its way, or the sender did not wait for it
    const isUnheard = mayRepeat && this.#random.chance(0.06);
    const isImpatient = mayRepeat && !isUnheard && this.#random.chance(0.04);
    story.receivedAt.push(event.requestContext.timeEpoch);
    if (isImpatient) this.#repeat({ story, number: number + 1 }, 0);
    const reply = await this.#gateway.call('handler', event, remainingMs);
    const isInTime = reply !== undefined && reply.leftMs > 0;
    const status = isInTime && reply.error === undefined ? statusOf(reply.result) : undefined;
    // a handler that throws is answered by Lambda with 502
    story.statuses.push(reply?.error === undefined ? status : 502);
    const isFine = status !== undefined && status < 300;
    if (mayRepeat && !isImpatient && (!isFine || isUnheard)) {
      this.#repeat({ story, number: number + 1 }, this.#random.int(0, 20));
    }
  }

  #begin(): void {
    this.#begun += 1;
    for (const disruption of this.#plan.disruptions) {
      if (disruption.after === this.#begun) this.#disrupting.push(this.#disrupt(disruption));
    }
  }

  /** @param after how many others come first */
  #repeat(attempt: Attempt, after: number): void {
    this.#open.splice(Math.min(after, this.#open.length), 0, attempt);
  }

  async #disrupt({ kind, delayMs, lastsMs }: Disruption): Promise<void> {
    await pause(delayMs);
    if (kind === 'make-bus') this.#world.bus.missing.clear();
    if (kind !== 'freeze') return this.#gateway.kill();
    await this.#gateway.freeze(async () => {
      this.#world.dropConnections();
      await pause(lastsMs);
    });
  }

  async #redrive(): Promise<void> {
    while (!this.#over) {
      await redriveOnce(this.#gateway, this.#world.queues, 2_500);
      await pause(40);
    }
  }
}

function statusOf(result: unknown): number {
  return (result as { readonly statusCode: number }).statusCode;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
