/**
 * What the page and its server say to each other, as JSON. Every path below is on the workbench's own port.
 *
 * | request | answer |
 * |---|---|
 * | `GET /api/state` | `State` |
 * | `GET /api/deliveries?before=<seq>&limit=<n>` | `DeliveryRow[]`, newest first |
 * | `GET /api/deliveries/<seq>` | `KeptDelivery` |
 * | `GET /api/deliveries/<seq>/diagnosis` | `Diagnosis` of one that was rejected; of any other, a refusal |
 * | `GET /api/deliveries/<seq>/body` | the bytes of the request's body, to be saved |
 * | `GET /api/deliveries/<seq>/curl`, `…/fixture` | text to copy |
 * | `POST /api/deliveries/<seq>/send-again` | `SendResult`: the same body and headers, signed anew |
 * | `POST /api/replay` with `{deliveries: seq[], name?: string}` | `Replayed`: their events, onto the bus once more |
 * | `GET /api/live` | server-sent events: `deliveries` (`DeliveryRow[]`), `forwardings` (`Forwarding[]`), `rules` (`RulesState`) and `state` (`State`) |
 * | `GET /api/senders` | `SenderRow[]`, those that are used first |
 * | `GET /api/senders/<endpoint>` | `SenderSheet` |
 * | `POST /api/senders/<endpoint>/secret` | `{secret: string}` |
 * | `POST /api/senders/<endpoint>/send` with `{sample?: string}` | `SendResult` |
 * | `GET /api/rules` | `RulesState` |
 * | `PUT /api/rules/<name>` with `RuleBody`, `DELETE /api/rules/<name>` | `RulesState` |
 * | `GET /api/rules/<name>/forwardings` | `Forwarding[]`, the newest 50, newest first |
 * | `POST /api/rules/try` with `{pattern: string, limit?: number}` | `Tried` |
 * | `POST /api/rules/explain` with `{pattern: string, event: string}` | `Explained` |
 * | `POST /api/rules/export` with `{name: string, pattern: string, as: ExportForm, target?: RuleTarget}` | `{text: string}` |
 * | `POST /api/forwardings/<id>/retry` | `Forwarding` |
 *
 * A refusal is `{error: string}`, a sentence for the person at the page, with 400, 403, 404, 409 or 500. What changes something takes
 * `content-type: application/json` only.
 */
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { DeliveryReport } from '../domain/receiving/delivery-report.ts';

/** Why it was turned away, as `sallyport verify` says it: by what is configured and stored when it is asked. */
export type { Diagnosis };

export interface State {
  readonly version: string;
  /** Where the gateway listens: `http://127.0.0.1:8787`. */
  readonly gateway: string;
  readonly bus: 'embedded' | 'eventbridge';
  /** False with `--no-journal`. */
  readonly hasJournal: boolean;
  /** How many deliveries are kept at most. */
  readonly keep: number;
  /** How many could not be written since the start. */
  readonly lost: number;
}

/** One line of the list. */
export interface DeliveryRow {
  readonly seq: number;
  /** Epoch ms at which it was received. */
  readonly time: number;
  /** Its endpoint, or the path where it came to none. */
  readonly endpoint: string;
  readonly provider: string | undefined;
  /** The detail-type of its first event. */
  readonly type: string | undefined;
  readonly outcome: Outcome['kind'];
  /** Why it was not taken: `signature_mismatch`. */
  readonly code: string | undefined;
  /** Of the answer; 0 where its sender had gone before there was one. */
  readonly status: number;
  /** From the first byte that the gateway looked at to its answer. */
  readonly ms: number;
  /** Of the body. */
  readonly bytes: number;
  readonly events: number;
}

/** All that is kept of one delivery, without secrets. */
export interface KeptDelivery extends DeliveryRow {
  readonly request: {
    readonly method: string;
    /** Path and query as they came. */
    readonly target: string;
    readonly host: string;
    /** In the order in which they came; names in lower case. */
    readonly headers: readonly (readonly [name: string, value: string])[];
    /** The body as text where it is UTF-8, else in base64. */
    readonly body: { readonly encoding: 'text' | 'base64'; readonly data: string };
  };
  readonly verdict: {
    /** In a sentence: what was proven and how, or why it was not and what to look at. */
    readonly words: string;
    readonly proof: DeliveryReport['proof'];
    /** `current:0`. */
    readonly secret: string | undefined;
  };
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  /** Of each step that was begun, and in all. */
  readonly msOf: DeliveryReport['ms'];
  readonly made: readonly MadeEvent[];
  readonly forwardings: readonly Forwarding[];
}

/** An event of a delivery. */
export interface MadeEvent {
  /** `<seq of its delivery>.<its position>`. */
  readonly key: string;
  /** What EventBridge delivers, as JSON text, byte for byte as `sallyport events` prints it. */
  readonly json: string;
  /** Whether it is on the bus here. */
  readonly isOnBus: boolean;
}

export interface SendResult {
  readonly ms: number;
  /** Absent where there was no answer: `error` says why. */
  readonly status?: number;
  readonly body?: string;
  readonly error?: string;
}

export interface Replayed {
  /** How many the bus took. */
  readonly replayed: number;
  /** As what they are marked. Several requests with the same name are one replay. */
  readonly name: string;
  /** Why it did not take the others. */
  readonly error?: string;
}

export interface SenderRow {
  readonly endpoint: string;
  readonly provider: string;
  /** `GitHub` */
  readonly name: string;
  readonly url: string;
  /** Whether it is configured, has a secret, or belongs to the first three: what a person looks for first. */
  readonly isReady: boolean;
  /** `none`: its keys are published. */
  readonly secret: 'stored' | 'made when it is used' | 'none' | 'missing' | 'refused';
}

/** How a sender is set up. Texts are Markdown of one paragraph each. */
export interface SenderSheet extends SenderRow {
  readonly docs: string;
  readonly methods: readonly string[];
  readonly samples: readonly string[];
  /** What to paste where, in order. */
  readonly steps: readonly string[];
  readonly notes: readonly string[];
  /** Where `send` cannot sign: why. */
  readonly onlySender: string | undefined;
}

/** What a rule does with the events that its pattern matches. */
export type RuleTarget =
  | { readonly url: string; readonly as?: TargetShape }
  /** A file to which each event is added as a line of JSON. */
  | { readonly file: string };

export type TargetShape = 'event' | 'api-destination' | 'lambda';

export interface RuleBody {
  /** The text of the JSON. */
  readonly pattern: string;
  readonly target?: RuleTarget | undefined;
}

export interface RulesState {
  /** Of the rules file. */
  readonly path: string;
  readonly rules: readonly Rule[];
  /** Why the file cannot be used; the rules before it go on then. */
  readonly mistake: string | undefined;
}

export interface Rule extends RuleBody {
  readonly name: string;
  /** Not in the file, but of the command line (`--forward`). */
  readonly isOfCommand: boolean;
}

/** Where in a pattern something is wrong, in characters of its text. */
export interface PatternMistake {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

export type Tried =
  | { readonly mistake: PatternMistake }
  | { readonly looked: number; readonly matched: number; readonly events: readonly TriedEvent[] };

export interface TriedEvent {
  /** As in `MadeEvent`. */
  readonly key: string;
  readonly time: number;
  readonly endpoint: string;
  readonly source: string;
  readonly type: string;
  readonly isMatch: boolean;
}

/** Whether the pattern matches, and if not, the first field that differs. */
export type Explained = { readonly event: string } & (
  | { readonly isMatch: true }
  | { readonly isMatch: false; readonly difference: Difference }
);

export interface Difference {
  /** Of the pattern, with dots: `detail.action`. */
  readonly field: string;
  /** What the event has there, as JSON texts; none where it has no such field. */
  readonly found: readonly string[];
  /** In words: `"opened" or what begins with "re"`. */
  readonly wanted: string;
  /** A value that would match, as JSON; none where the field must not be there, or no value is known. */
  readonly example: string | undefined;
  /** The whole as a sentence. */
  readonly words: string;
}

export type ExportForm = 'cdk' | 'cloudformation' | 'terraform' | 'cli';

/** An event on its way to a target. */
export interface Forwarding {
  readonly id: number;
  readonly rule: string;
  /** The URL or the file. */
  readonly target: string;
  /** The first resource of the event. */
  readonly urn: string;
  readonly status: 'waiting' | 'delivered' | 'given up';
  readonly attempts: number;
  /** Epoch ms of the last attempt, and of the next. */
  readonly triedAt: number | undefined;
  readonly nextAt: number | undefined;
  readonly answer:
    | { readonly status: number; readonly body: string; readonly ms: number }
    | { readonly error: string; readonly ms: number }
    /** Of a file: it was written. */
    | { readonly ms: number }
    | undefined;
}
