import type { EventBridgeClient, PutEventsCommand, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { signalOf } from '../../../../src/adapters/aws/signals.ts';

type Answers = readonly { readonly EventId?: string; readonly ErrorCode?: string }[];

/** A call that is under way. */
export interface FakeCall {
  readonly entries: readonly PutEventsRequestEntry[];
  readonly details: readonly string[];
  readonly signal: AbortSignal;
  /** Takes every entry but those that `codeOf` names. */
  readonly answer: (codeOf?: (detail: string, at: number) => string | undefined) => void;
  readonly fail: (name: string, status?: number, message?: string) => void;
  readonly reject: (reason: unknown) => void;
}

/** A client of EventBridge whose calls end when a test says so, or are aborted. */
export class FakeEventBridge {
  readonly calls: FakeCall[] = [];
  /** Hears of each call when it begins. */
  onCall: (call: FakeCall, count: number) => void = () => {};

  get client(): EventBridgeClient {
    const send = (command: PutEventsCommand) =>
      new Promise<{ readonly Entries: Answers }>((resolve, reject) => {
        const signal = signalOf(command.input) as AbortSignal;
        const entries = command.input.Entries ?? [];
        const details = entries.map(({ Detail }) => String(Detail));
        const answer: FakeCall['answer'] = (codeOf = () => undefined) =>
          resolve({
            Entries: details.map((detail, at) => {
              const ErrorCode = codeOf(detail, at);
              return ErrorCode ? { ErrorCode } : { EventId: `id of ${detail}` };
            }),
          });
        const fail: FakeCall['fail'] = (name, status = 400, message = '') =>
          reject(Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status } }));
        signal.addEventListener('abort', () =>
          reject(Object.assign(new Error('aborted'), { name: 'AbortError' })),
        );
        const call = { entries, details, signal, answer, fail, reject };
        this.calls.push(call);
        this.onCall(call, this.calls.length);
      });
    return { send } as unknown as EventBridgeClient;
  }

  get sent(): readonly (readonly string[])[] {
    return this.calls.map(({ details }) => details);
  }
}
