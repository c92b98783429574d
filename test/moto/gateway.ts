import { fileURLToPath } from 'node:url';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Findings } from '../../src/domain/receiving/check.ts';
import { type LambdaAnswer, LambdaProcess } from '../support/lambda-process.ts';

const bundle = fileURLToPath(new URL('./any-export.mjs', import.meta.url));

/** The bundle in a process of its own, with all of its exports. */
export class MotoGateway {
  readonly #lambda: LambdaProcess;

  private constructor(lambda: LambdaProcess) {
    this.#lambda = lambda;
  }

  static async start(environment: Readonly<Record<string, string>>): Promise<MotoGateway> {
    return new MotoGateway(await LambdaProcess.start(environment, bundle));
  }

  receive(event: unknown): Promise<LambdaAnswer> {
    return this.#lambda.invoke({ name: 'handler', event });
  }

  /** @param remainingMs what Lambda leaves to it: it tries until then what may pass */
  async redrive(event: SQSEvent, remainingMs = 30_000): Promise<SQSBatchResponse['batchItemFailures']> {
    const answer: unknown = await this.#lambda.invoke({ name: 'redrive', event }, remainingMs);
    return (answer as SQSBatchResponse).batchItemFailures;
  }

  async check(): Promise<Findings> {
    const { missingBuses, unavailableSecrets } = (await this.#lambda.invoke({
      name: 'check',
    })) as unknown as Findings;
    return { missingBuses, unavailableSecrets };
  }

  /** What became of the deliveries, oldest first. */
  get outcomes(): readonly unknown[] {
    return this.#lambda.deliveries.map(({ outcome }) => outcome);
  }

  named(name: string): readonly Record<string, unknown>[] {
    return this.#lambda.lines.filter((line) => line.name === name);
  }

  sum(metric: string): number {
    return this.#lambda.lines.reduce((sum, line) => sum + Number(line[metric] ?? 0), 0);
  }

  stop(): Promise<void> {
    return this.#lambda.stop();
  }
}
