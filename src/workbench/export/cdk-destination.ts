import { type Destination, keyHeader } from './destination.ts';
import { typescriptString } from './escapes.ts';
import type { RuleNames } from './rule-names.ts';

interface Written {
  /** What is imported beside the rule, the bus and `Match`. */
  readonly ofEvents: readonly string[];
  /** Whole lines; those of `aws-events` and `constructs` are there. */
  readonly imports: readonly string[];
  readonly comment: string;
  readonly parameters: readonly string[];
  /** What comes before the rule. */
  readonly made: readonly string[];
  readonly target: string;
}

const queueImport = "import { Queue } from 'aws-cdk-lib/aws-sqs';";

export function cdkDestination(destination: Destination, { pascal }: RuleNames): Written {
  const undelivered = `const undelivered = new Queue(scope, '${pascal}Undelivered');`;
  switch (destination.kind) {
    case 'function':
      return {
        ofEvents: [],
        imports: [
          "import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';",
          "import type { IFunction } from 'aws-cdk-lib/aws-lambda';",
          queueImport,
        ],
        comment: '/** What the consumer cannot be given waits in a queue. */',
        parameters: ['consumer: IFunction'],
        made: [undelivered],
        target: 'new LambdaFunction(consumer, { deadLetterQueue: undelivered })',
      };
    case 'api': {
      const { words, endpoint } = destination;
      return {
        ofEvents: ['ApiDestination', 'Authorization', 'Connection'],
        imports: [
          "import { ApiDestination as ToApiDestination } from 'aws-cdk-lib/aws-events-targets';",
          queueImport,
        ],
        comment: `// ${words}\n/** What it does not take waits in a queue. */`,
        parameters: [
          'key: SecretValue',
          endpoint === undefined ? 'endpoint: string' : `endpoint = ${typescriptString(endpoint)}`,
        ],
        made: [
          undelivered,
          `const authorization = Authorization.apiKey('${keyHeader}', key);`,
          `const connection = new Connection(scope, '${pascal}Connection', { authorization });`,
          `const destination = new ApiDestination(scope, '${pascal}Destination', { connection, endpoint });`,
        ],
        target: 'new ToApiDestination(destination, { deadLetterQueue: undelivered })',
      };
    }
    case 'queue':
      return {
        ofEvents: [],
        imports: ["import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';", queueImport],
        comment: `// ${destination.words}`,
        parameters: [],
        made: [`const matched = new Queue(scope, '${pascal}Matched');`],
        target: 'new SqsQueue(matched)',
      };
  }
}
