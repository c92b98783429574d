import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Endpoint } from '../../endpoint.ts';
import { SecretsUnavailable } from '../../errors.ts';
import { readWindow } from './enrolment-window.ts';
import { replaced, Secret, type Stage, type Standing, verifiesAt } from './secret.ts';
import { readValues, type SecretValue } from './secret-value.ts';
import type { Owner } from './weakness.ts';

/** The text of a stage, or why it cannot be read. */
export type StoredText = string | SecretsUnavailable;

/** What a store holds of one secret. */
export interface StoredStages {
  readonly current?: StoredText | undefined;
  readonly pending?: StoredText | undefined;
  readonly previous?: StoredText | undefined;
  /** Epoch ms at which `current` took the place of `previous`. Where it is not known, `previous` does not verify. */
  readonly replacedAt?: number | undefined;
}

/** What a store calls its stages. */
export type StageNames = Readonly<Record<Stage, string>>;

/** Of a thousand accounts, a line names some. */
const mostTold = 8;

const ourNames: StageNames = { current: 'current', pending: 'pending', previous: 'previous' };

interface ReaderConfig {
  readonly endpoints: readonly Pick<Endpoint, 'secretId' | 'provider'>[];
  readonly previousSecretSeconds: number;
}

/** Not `Map.groupBy`: `send` and `rotate` run where Node.js does not have it. */
function ownersById(endpoints: ReaderConfig['endpoints']): ReadonlyMap<string, readonly Owner[]> {
  const byId = new Map<string, readonly Owner[]>();
  for (const { secretId, provider } of endpoints)
    if (secretId !== undefined) byId.set(secretId, [...(byId.get(secretId) ?? []), ownerOf(provider)]);
  return byId;
}

export function ownerOf({ name, scheme, accounts }: Endpoint['provider']): Owner {
  return { name, credential: scheme.credential, accounts };
}

/** Makes of what is stored the secrets that may verify: the same rules for every store. */
export class SecretReader {
  readonly #owners: ReadonlyMap<string, readonly Owner[]>;
  readonly #previousSeconds: number;
  readonly #clock: Clock;
  readonly #log: Log;
  /** What was read last at each stage of each secret: a line tells of it once, not once per fetch. */
  readonly #known = new Map<string, string>();

  constructor({ endpoints, previousSecretSeconds }: ReaderConfig, clock: Clock, log: Log) {
    this.#owners = ownersById(endpoints);
    this.#previousSeconds = previousSecretSeconds;
    this.#clock = clock;
    this.#log = log;
  }

  /**
   * @param names for the log
   * @returns the current ones first, then those that wait, then those that were replaced; at least one
   * @throws {SecretsUnavailable} where the current stage is of no use. Any other is left out, with a line
   */
  read(secretId: string, stored: StoredStages, names: StageNames = ourNames): readonly Secret[] {
    const optional = (text: StoredText | undefined, standing: Standing) => {
      try {
        return this.#parse(secretId, text, standing, names);
      } catch (error) {
        this.#skip(secretId, names[standing.stage], (error as Error).message);
        return [];
      }
    };
    const secrets = [
      ...this.#parse(secretId, stored.current, { stage: 'current' }, names),
      ...optional(stored.pending, { stage: 'pending' }),
      ...(this.#isOver(secretId, stored, names) ? [] : optional(stored.previous, this.#replaced(stored))),
    ];
    if (secrets.length > 0) return secrets;
    throw new SecretsUnavailable('absent', secretId, 'has no value that could verify; put one in');
  }

  #replaced({ replacedAt = Number.NaN }: StoredStages): Standing & { readonly stage: 'previous' } {
    return replaced(replacedAt, this.#previousSeconds);
  }

  /** What is over is not even parsed: it may be as weak as what it was replaced for. */
  #isOver(secretId: string, stored: StoredStages, names: StageNames): boolean {
    if (stored.previous === undefined) return true;
    const [standing, now] = [this.#replaced(stored), this.#clock.now()];
    if (verifiesAt(standing, now)) return false;
    const isKnown = standing.until <= now;
    const why = `secret ${secretId}: nobody knows when it was replaced, so it is over`;
    if (!isKnown) this.#skip(secretId, names.previous, why);
    return true;
  }

  #parse(
    secretId: string,
    text: StoredText | undefined,
    standing: Standing,
    names: StageNames,
  ): readonly Secret[] {
    if (text === undefined) return [];
    if (text instanceof SecretsUnavailable) throw text;
    if (readWindow(text)) return [];
    const values = readValues(secretId, text, this.#owners.get(secretId) ?? []);
    const good = values.filter(({ fault }) => fault === undefined);
    const [{ fault }] = values;
    if (good.length === 0 && fault) throw new SecretsUnavailable(fault.failure, secretId, fault.why);
    if (this.#isNews(secretId, standing.stage, text)) this.#tell(secretId, names[standing.stage], values);
    return good.map(({ value, position, account }) => new Secret(value, { ...standing, position, account }));
  }

  #isNews(secretId: string, stage: Stage, text: string): boolean {
    const key = `${stage} ${secretId}`;
    const isNews = this.#known.get(key) !== text;
    this.#known.set(key, text);
    return isNews;
  }

  #tell(secretId: string, stage: string, values: readonly SecretValue[]): void {
    if (values.some(({ padded }) => padded)) {
      const message = `secret ${secretId}: ${stage} has white space around it, which is stripped; store it without`;
      this.#log.write('warn', 'secret_trimmed', { secretId, stage, message });
    }
    const bad = values.filter(({ fault }) => fault !== undefined);
    const [fault] = bad.map((value) => value.fault);
    if (fault === undefined) return;
    const message = `secret ${secretId}: of ${stage} ${bad.length} of ${values.length} values are left out; the first ${fault.why}`;
    const places = bad
      .slice(0, mostTold)
      .map(({ account, position }) => [account, position].join(' ').trim());
    this.#log.write('warn', 'secret_left_out', { secretId, stage, count: bad.length, places, message });
  }

  #skip(secretId: string, stage: string, why: string): void {
    const message = `${stage} is left out: ${why}`;
    this.#log.write('warn', 'secret_stage_skipped', { secretId, stage, message });
  }
}
