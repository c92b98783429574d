import {
  type EntryFault,
  json,
  jsonError,
  type Service,
  type ServiceCall,
  type ServiceReply,
} from './service.ts';

export interface BusEntry {
  readonly EventBusName: string;
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
  /** Epoch seconds. */
  readonly Time: number;
  readonly Resources: readonly string[];
}

const maxEntries = 10;
const timeBytes = 14;
const longestDetailType = 128;

/** EventBridge: checks requests and entries as it does, and keeps what it took. */
export class EventBus implements Service {
  readonly entries: BusEntry[] = [];
  /** Buses that are not there: a look says so, and what is put on one is gone with a success. */
  readonly missing = new Set<string>();
  readonly #maxBytes: number;
  readonly #onEntry: (entry: BusEntry) => void;

  /** @param onEntry sees each entry at the moment at which a consumer may */
  constructor(maxBytes: number, onEntry: (entry: BusEntry) => void) {
    this.#maxBytes = maxBytes;
    this.#onEntry = onEntry;
  }

  answer({ operation, input }: ServiceCall, entryFault: EntryFault): ServiceReply {
    if (operation === 'DescribeEventBus') {
      return this.missing.has(String(input.Name))
        ? jsonError('ResourceNotFoundException', `Event bus ${input.Name} does not exist.`)
        : json({ Name: input.Name });
    }
    if (operation !== 'PutEvents') return jsonError('UnknownOperationException', operation);
    const entries = input.Entries as readonly BusEntry[];
    const bytes = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
    if (entries.length < 1 || entries.length > maxEntries) {
      return jsonError(
        'ValidationException',
        "Value at 'entries' failed to satisfy constraint: length 1 to 10",
      );
    }
    if (bytes >= this.#maxBytes) {
      return jsonError('ValidationException', 'Total size of the entries in the request is over the limit.');
    }
    const results = entries.map((entry, at) => this.#take(entry, entryFault(at)));
    return json({ FailedEntryCount: results.filter((one) => 'ErrorCode' in one).length, Entries: results });
  }

  #take(entry: BusEntry, fault: string | undefined): Record<string, string> {
    const code = fault ?? refusalOf(entry);
    if (code !== undefined) return { ErrorCode: code, ErrorMessage: 'by plan' };
    if (this.missing.has(entry.EventBusName)) return { EventId: 'swallowed' };
    this.entries.push(entry);
    this.#onEntry(entry);
    return { EventId: `event-${this.entries.length}` };
  }
}

function refusalOf({ Detail, DetailType, Source }: BusEntry): string | undefined {
  if (!Source || Source.startsWith('aws.') || DetailType.length > longestDetailType) return 'InvalidArgument';
  try {
    const detail: unknown = JSON.parse(Detail);
    return typeof detail === 'object' && detail !== null && !Array.isArray(detail)
      ? undefined
      : 'MalformedDetail';
  } catch {
    return 'MalformedDetail';
  }
}

function sizeOf({ Source, DetailType, Detail, Resources }: BusEntry): number {
  return [Source, DetailType, Detail, ...Resources].reduce(
    (sum, text) => sum + Buffer.byteLength(text),
    timeBytes,
  );
}
