import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { FunctionUrlHandler } from '../../adapters/edge/lambda-url/handler.ts';
import type { Findings } from '../../domain/receiving/check.ts';
import type { TimeLeft } from '../../domain/time-left.ts';

/** What an entry exports for Lambda to call: each is a function of its own there, made of the same bundle. */
export interface LambdaEntry {
  /** Function URL events. */
  readonly handler: FunctionUrlHandler;
  /** Parked events, from SQS. @returns the messages that go on waiting */
  readonly redrive: (
    event: SQSEvent,
    context: Pick<Context, 'getRemainingTimeInMillis'>,
  ) => Promise<SQSBatchResponse>;
  /** On a schedule: says what is missing that no delivery would notice, and at which endpoints none would come through. */
  readonly check: () => Promise<Findings & { readonly failedProbes: readonly string[] }>;
}

/** One of the exports. */
interface EntryFunction<Call> {
  readonly call: Call;
  /** What is done before it is called first, as far as time allows. Absent: nothing. */
  readonly prepare?: (time: TimeLeft) => Promise<unknown>;
}

/** By the name of the export. */
export type EntryFunctions = { readonly [Name in keyof LambdaEntry]: EntryFunction<LambdaEntry[Name]> };
