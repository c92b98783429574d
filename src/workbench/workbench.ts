import type {
  DeliveryRow,
  Diagnosis,
  Explained,
  ExportForm,
  Forwarding,
  KeptDelivery,
  Replayed,
  RuleBody,
  RulesState,
  RuleTarget,
  SenderRow,
  SenderSheet,
  SendResult,
  State,
  Tried,
} from './api.ts';

/** Ends what was begun by listening. */
type Unlisten = () => void;

/** All that the page can see and do. Whatever has no answer is `undefined`: the server says 404. */
export interface Workbench {
  state(): State;
  readonly deliveries: Deliveries;
  readonly senders: Senders;
  readonly rules: Rules;
  readonly forwardings: Forwardings;
  /**
   * Puts the events of these deliveries onto the bus once more, in the order in which they came.
   * @param name by the time and a random part without
   * @throws {RefusedError} where none went
   */
  replay(deliveries: readonly number[], name: string | undefined): Promise<Replayed>;
}

export interface Deliveries {
  /** Newest first. @param before the `seq` that comes after them; the newest without */
  page(before: number | undefined, limit: number): readonly DeliveryRow[];
  get(seq: number): KeptDelivery | undefined;
  /**
   * Why it was rejected.
   * @param gone ends it: nobody waits for it any more
   * @returns nothing where it is not kept, or its endpoint is no more
   * @throws {RefusedError} with a sentence where there is nothing to explain
   */
  diagnosis(seq: number, gone: AbortSignal): Promise<Diagnosis | undefined>;
  body(seq: number): Uint8Array | undefined;
  asCurl(seq: number): string | undefined;
  asFixture(seq: number): string | undefined;
  sendAgain(seq: number): Promise<SendResult | undefined>;
  /** @param listener gets those that have come since it was last called, oldest first */
  listen(listener: (rows: readonly DeliveryRow[]) => void): Unlisten;
}

export interface Senders {
  list(): Promise<readonly SenderRow[]>;
  sheet(endpoint: string): Promise<SenderSheet | undefined>;
  /** As it is stored. Made, where it is made when it is used. */
  secret(endpoint: string): Promise<string | undefined>;
  /** @param sample the first without */
  send(endpoint: string, sample: string | undefined): Promise<SendResult | undefined>;
}

export interface Rules {
  state(): RulesState;
  /** @throws {RefusedError} with the mistake in a sentence */
  put(name: string, rule: RuleBody): RulesState;
  remove(name: string): RulesState | undefined;
  try(pattern: string, limit: number): Promise<Tried>;
  /** @param event its key */
  explain(pattern: string, event: string): Explained | undefined;
  /** @param target what it has here: what takes its place in AWS goes along */
  export(name: string, pattern: string, as: ExportForm, target?: RuleTarget): string;
  listen(listener: (state: RulesState) => void): Unlisten;
}

export interface Forwardings {
  /** Newest first. */
  ofRule(rule: string, most: number): readonly Forwarding[];
  retry(id: number): Promise<Forwarding | undefined>;
  listen(listener: (changed: readonly Forwarding[]) => void): Unlisten;
}

/** What cannot be done as it was asked for: the server answers 400 with the message. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}
