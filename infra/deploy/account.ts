import { CloudFormationClient, DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import {
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import type { AccountConcurrency } from './concurrency.ts';

/** In the template of `npm run deploy`; a test holds it fast. */
export const handlerId = 'HooksGatewayHandlerFunction55886B5E';

/** What somebody waits for who wants to deploy: no longer than that where AWS is out of reach. */
const patience = { maxAttempts: 2, requestHandler: { connectionTimeout: 3_000, requestTimeout: 5_000 } };

/** Asks AWS with the credentials, the Region and the endpoint that the SDK finds. */
export class Account {
  readonly #lambda: LambdaClient;
  readonly #cloudFormation: CloudFormationClient;

  /** @param profile of the shared configuration; absent: the environment's */
  constructor(profile: string | undefined) {
    const config = { ...patience, ...(profile === undefined ? {} : { profile }) };
    this.#lambda = new LambdaClient(config);
    this.#cloudFormation = new CloudFormationClient(config);
  }

  /** @throws what the SDK throws */
  async concurrency(): Promise<AccountConcurrency> {
    const { AccountLimit } = await this.#lambda.send(new GetAccountSettingsCommand());
    const { ConcurrentExecutions: limit, UnreservedConcurrentExecutions: unreserved } = AccountLimit ?? {};
    if (limit === undefined || unreserved === undefined) throw new Error('Lambda names no limit');
    return { limit, unreserved };
  }

  /**
   * @param stack its name
   * @returns what its gateway has reserved; 0 where there is no such stack yet
   * @throws what the SDK throws
   */
  async reservedBy(stack: string): Promise<number> {
    const named = new DescribeStackResourceCommand({ StackName: stack, LogicalResourceId: handlerId });
    const { StackResourceDetail } = await this.#cloudFormation.send(named).catch((error: Error) => {
      if (/does not exist/.test(error.message)) return { StackResourceDetail: undefined };
      throw error;
    });
    const FunctionName = StackResourceDetail?.PhysicalResourceId;
    if (FunctionName === undefined) return 0;
    const { ReservedConcurrentExecutions } = await this.#lambda.send(
      new GetFunctionConcurrencyCommand({ FunctionName }),
    );
    return ReservedConcurrentExecutions ?? 0;
  }
}
