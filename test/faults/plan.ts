import { Random } from './random.ts';
import { s3Error } from './services/buckets.ts';
import { jsonError } from './services/service.ts';
import type { Fault, ServiceName } from './world.ts';

export const families = [
  'none',
  'eventbridge-throttling',
  'eventbridge-500',
  'eventbridge-refusals',
  'partial-failures',
  'slow-and-hanging',
  'resets-mid-body',
  'bus-down',
  'bus-missing',
  'sqs-down',
  's3-down',
  'dynamodb-down',
  'secrets-manager-down',
  'down-in-turn',
  'down-together',
  'killed',
  'frozen',
  'crowded',
] as const;
export type Family = (typeof families)[number];

/** Something done to the process itself, or to the bus that is missing: it is made, and another process looks at it. */
export interface Disruption {
  readonly kind: 'kill' | 'freeze' | 'make-bus';
  /** After that many deliveries were sent … */
  readonly after: number;
  /** … and that many milliseconds. */
  readonly delayMs: number;
  readonly lastsMs: number;
}

export interface Plan {
  readonly seed: number;
  readonly family: Family;
  /** @param progress the part of the deliveries that were sent, 0 to 1 */
  faultOf(service: ServiceName, operation: string, count: number, progress: number): Fault | undefined;
  readonly disruptions: readonly Disruption[];
  /** Was deleted before the process began. */
  readonly missingBus: string | undefined;
  /** Deliveries that are under way at once. */
  readonly concurrency: number;
  /** Whether what is parked is redriven while services still fail, as it is in production. */
  readonly redrivesMeanwhile: boolean;
}

type FaultOf = Plan['faultOf'];
/** How one call fails that does. */
type Mode = (service: ServiceName, random: Random, count: number) => Fault;

const refuse =
  (code: string, status: number): Mode =>
  (service) => ({
    kind: 'refuse',
    reply: service === 's3' ? s3Error(code, status) : jsonError(code, 'by plan', status),
  });

const throttled: Mode = (service, random, count) =>
  service === 's3'
    ? refuse('SlowDown', 503)(service, random, count)
    : refuse(service === 'dynamodb' ? 'ProvisionedThroughputExceededException' : 'ThrottlingException', 400)(
        service,
        random,
        count,
      );
const broken: Mode = (service, random, count) =>
  random.chance(0.5)
    ? refuse(service === 's3' ? 'InternalError' : 'InternalFailure', 500)(service, random, count)
    : { kind: 'refuse', reply: { status: random.pick([500, 502, 503]), body: '<html>oops</html>' } };
const denied: Mode = (service, random, count) =>
  refuse(service === 's3' ? 'AccessDenied' : 'AccessDeniedException', service === 's3' ? 403 : 400)(
    service,
    random,
    count,
  );
const gone: Mode = (service, random, count) => {
  const codes = {
    sqs: 'com.amazonaws.sqs#QueueDoesNotExist',
    s3: 'NoSuchBucket',
    dynamodb: 'ResourceNotFoundException',
    secretsmanager: 'ResourceNotFoundException',
    events: 'ResourceNotFoundException',
  };
  return refuse(codes[service], service === 's3' ? 404 : 400)(service, random, count);
};
const hanging: Mode = (_, random) => ({ kind: 'hang', applied: random.chance(0.5) });
const reset: Mode = (_, random) => ({ kind: 'reset', applied: random.chance(0.5) });
const cut: Mode = () => ({ kind: 'cut' });
const slow: Mode = (_, random) => ({ kind: 'slow', ms: random.int(20, 900) });

const ways: readonly [Mode, ...Mode[]] = [throttled, broken, denied, gone, hanging, reset, cut];
const mixed: Mode = (service, random, count) => random.pick(ways)(service, random, count);

/** Every non-empty choice of ten positions comes by in turn. */
const partial =
  (codes: readonly [string, ...string[]], start: number): Mode =>
  (_, random, count) => ({ kind: 'partial', mask: ((count + start) % 1023) + 1, code: random.pick(codes) });

const passingCodes = ['InternalFailure', 'ThrottlingException'] as const;
const lastingCodes = [
  'MalformedDetail',
  'InvalidArgument',
  'NotAuthorizedForSourceException',
  'AccessDenied',
] as const;

const size: Mode = (_, random) => ({
  kind: 'refuse',
  reply: random.chance(0.5)
    ? { status: 413, body: '' }
    : jsonError('ValidationException', 'Total size of the entries in the request is over the limit.'),
});

/** A plan is decided by its seed alone, and what becomes of a call by its number. */
export function planOf(seed: number, family: Family, deliveries: number): Plan {
  const random = new Random(seed, family);
  const failing = (service: ServiceName, probability: number, mode: Mode): FaultOf => {
    return (name, operation, count) => {
      const call = new Random(seed, name, operation, count);
      return name === service && call.chance(probability) ? mode(name, call, count) : undefined;
    };
  };
  const often = () => 0.2 + random.next() * 0.7;
  const sometimes = () => 0.05 + random.next() * 0.25;
  /** How a service is down: one plan stays with one way, or mixes all. */
  const outage = () => random.pick([...ways, mixed]);
  /** Without the refusals: who may not read a secret any more is meant not to go on with it. */
  const secretsOutage = () => random.pick([throttled, broken, hanging, reset, cut]);
  const busTrouble = () =>
    failing(
      'events',
      often(),
      random.pick([throttled, broken, reset, partial(passingCodes, random.int(0, 1022))]),
    );
  const start = random.int(0, 1022);

  const faults: Readonly<Record<Family, () => FaultOf>> = {
    none: () => () => undefined,
    'eventbridge-throttling': () =>
      either(
        failing('events', often(), throttled),
        failing('events', often(), partial(['ThrottlingException'], start)),
      ),
    'eventbridge-500': () => failing('events', often(), broken),
    'eventbridge-refusals': () =>
      random.chance(0.5)
        ? failing('events', often(), size)
        : either(
            failing('events', sometimes(), size),
            failing('events', sometimes(), denied),
            failing('events', sometimes(), partial(lastingCodes, start)),
          ),
    'partial-failures': () =>
      either(
        failing('events', 1, partial([...passingCodes, ...lastingCodes], start)),
        failing('sqs', often(), partial(['InternalError'], start)),
      ),
    'slow-and-hanging': () =>
      either(
        failing('events', often(), random.pick([slow, hanging])),
        failing('sqs', sometimes(), random.pick([slow, hanging])),
        failing('s3', sometimes(), slow),
        failing('dynamodb', sometimes(), random.pick([slow, hanging])),
      ),
    'resets-mid-body': () =>
      either(
        failing('events', often(), random.pick([cut, reset])),
        failing('sqs', sometimes(), random.pick([cut, reset])),
        failing('s3', sometimes(), random.pick([cut, reset])),
        failing('dynamodb', sometimes(), random.pick([cut, reset])),
      ),
    'bus-down': () => failing('events', 1, outage()),
    'bus-missing': () => failing('events', sometimes(), random.pick([throttled, broken, slow])),
    'sqs-down': () => either(failing('sqs', 1, outage()), busTrouble()),
    's3-down': () => either(failing('s3', 1, outage()), random.chance(0.5) ? busTrouble() : () => undefined),
    'dynamodb-down': () =>
      either(failing('dynamodb', 1, outage()), random.chance(0.5) ? busTrouble() : () => undefined),
    'secrets-manager-down': () =>
      either(
        failing('secretsmanager', 1, secretsOutage()),
        random.chance(0.3) ? busTrouble() : () => undefined,
      ),
    'down-in-turn': () =>
      either(
        ...(['events', 'sqs', 's3', 'dynamodb', 'secretsmanager'] as const).map((service, at) =>
          within(
            at * 0.2,
            at * 0.2 + 0.3,
            failing(service, 1, service === 'secretsmanager' ? secretsOutage() : outage()),
          ),
        ),
      ),
    'down-together': () =>
      either(
        ...(['events', 'sqs', 's3', 'dynamodb', 'secretsmanager'] as const)
          .filter(() => random.chance(0.5))
          .map((service) =>
            within(
              random.next() * 0.4,
              0.6 + random.next() * 0.4,
              failing(service, 1, service === 'secretsmanager' ? secretsOutage() : outage()),
            ),
          ),
      ),
    killed: () =>
      either(busTrouble(), failing('dynamodb', sometimes(), mixed), failing('events', sometimes(), slow)),
    frozen: () =>
      either(random.chance(0.5) ? busTrouble() : () => undefined, failing('events', sometimes(), slow)),
    // slow first of all: requests are shared while others are under way
    crowded: () =>
      either(
        failing('events', 0.12, random.pick([broken, throttled, hanging, reset, cut, size, denied])),
        failing('events', 0.2, partial([...passingCodes, ...lastingCodes], start)),
        failing('events', 0.7, slow),
        random.chance(0.3) ? failing('sqs', sometimes(), mixed) : () => undefined,
      ),
  };

  const faultOf = faults[family]();
  const disruptionsOf = (kind: Disruption['kind'], count: number): readonly Disruption[] =>
    Array.from({ length: count }, () => ({
      kind,
      after: random.int(1, Math.max(1, deliveries - 1)),
      delayMs: random.int(0, 40),
      lastsMs: random.int(20, 300),
    }));
  const disruptions: Partial<Record<Family, () => readonly Disruption[]>> = {
    killed: () => disruptionsOf('kill', random.int(2, 4)),
    frozen: () => disruptionsOf('freeze', random.int(2, 4)),
    'bus-missing': () => disruptionsOf('make-bus', 1),
  };
  return {
    seed,
    family,
    faultOf,
    disruptions: disruptions[family]?.() ?? [],
    missingBus: family === 'bus-missing' ? random.pick(['default', 'payments', 'comms']) : undefined,
    concurrency: family === 'crowded' ? 32 : 6,
    redrivesMeanwhile: random.chance(0.5),
  };
}

function either(...faults: readonly FaultOf[]): FaultOf {
  return (...call) => {
    for (const faultOf of faults) {
      const fault = faultOf(...call);
      if (fault) return fault;
    }
    return undefined;
  };
}

function within(from: number, to: number, faultOf: FaultOf): FaultOf {
  return (service, operation, count, progress) =>
    progress >= from && progress < to ? faultOf(service, operation, count, progress) : undefined;
}
