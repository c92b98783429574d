import { Aws, CfnCondition, CfnOutput, CfnParameter, Fn, type Stack, Token } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { Gateway } from '../gateway.ts';
import { openUrl } from '../open-url.ts';

interface StandAloneGatewayProps {
  /** The endpoints of the configuration, as the text of a JSON object. */
  readonly endpoints: string;
  readonly format: string;
  /** Those of conditional secrets may be `AWS::NoValue`. */
  readonly secretArns: readonly string[];
  /** What to do with the function URL. */
  readonly urlDescription: string;
  readonly sources: readonly string[];
  readonly answerWithinMs: number;
  /** Takes a long text that stands in many places, and says how they refer to it. Default: it stands in each of them. */
  readonly keep?: (text: string) => string;
}

/**
 * A gateway in a template that knows nothing of who deploys it: code, bus and limits are parameters, and the whole
 * configuration is in the environment. Parameters and outputs are those of the console's quick start, and some more.
 */
export class StandAloneGateway extends Construct {
  constructor(stack: Stack, props: StandAloneGatewayProps) {
    // CDK leaves this id out of the names of resources
    super(stack, 'Default');
    const busName = new CfnParameter(stack, 'EventBusName', {
      description: 'The event bus that events are put on. It must be there.',
      default: 'default',
      allowedPattern: '^[/.\\-_A-Za-z0-9]+$',
      constraintDescription: 'must be the name, not the ARN, of a bus in this account and Region.',
      maxLength: 256,
    }).valueAsString;
    const invocationThreshold = new CfnParameter(stack, 'LambdaInvocationThreshold', {
      type: 'Number',
      description: 'An alarm tells of more deliveries than this in 5 minutes, twice in a row.',
      default: 2000,
      minValue: 1,
    }).valueAsNumber;
    const dedupeWindowSeconds = new CfnParameter(stack, 'DedupeWindow', {
      type: 'Number',
      description: 'Seconds in which a delivery that is sent again makes no second event. 0: it does.',
      default: 86_400,
      minValue: 0,
      maxValue: 31_536_000,
    }).valueAsNumber;
    const { keep = (text) => text } = props;
    let configuration = '';
    const gateway = new Gateway(this, 'Default', {
      configure: ({ park, claimCheck, dedupe }) => {
        const text = members({
          endpoints: props.endpoints,
          bus: `"${busName}"`,
          format: `"${props.format}"`,
          park: stack.toJsonString(park),
          claimCheck: stack.toJsonString(claimCheck),
          dedupe: stack.toJsonString(dedupe),
        });
        configuration = keep(text);
        return {
          code: codeOf(stack),
          environment: (url) => ({
            SALLYPORT_CONFIG: object(url === undefined ? configuration : reachedAt(url, configuration)),
          }),
        };
      },
      buses: [{ bus: EventBus.fromEventBusName(this, 'Bus', busName), sources: props.sources }],
      secretArns: props.secretArns,
      secretKeyArns: [],
      answerWithinMs: props.answerWithinMs,
      reservedConcurrency: reservedConcurrencyOf(stack),
      invocationThreshold,
      dedupeWindowSeconds,
      // all is in parameters, so that what changes is in $LATEST: that is what the function URL calls too
      checkAs: (check) => check,
    });
    const { lambda } = gateway.handler;
    const functionUrl = openUrl(lambda);
    gateway.isReachedAt(functionUrl.url);
    const outputs: Record<string, [value: string, description: string]> = {
      FunctionUrlEndpoint: [functionUrl.url, props.urlDescription],
      LambdaFunctionName: [lambda.functionName, 'Its log group has a line for each delivery.'],
      LambdaFunctionARN: [lambda.functionArn, 'The function that receives deliveries.'],
      AlarmTopicARN: [gateway.alarmTopic.topicArn, 'Subscribe to this, or nobody hears the alarms.'],
      ParkingQueueUrl: [gateway.parking.queue.queueUrl, 'Where events wait that the bus did not take.'],
      Configuration: [
        object(reachedAt(functionUrl.url, configuration)),
        'For sallyport --stack: what the functions are told, and their URL.',
      ],
      DeadLetterQueueUrl: [gateway.parking.deadLetters.queueUrl, 'Events that EventBridge refuses for good.'],
    };
    for (const [name, [value, description]] of Object.entries(outputs)) {
      new CfnOutput(stack, name, { value, description });
    }
  }
}

/** @param values by name, each the text of a JSON value; CloudFormation may fill in parts of it */
export function members(values: Readonly<Record<string, string>>): string {
  // joined with nothing throughout, which CDK flattens: a template may not be long
  const parts = Object.entries(values).flatMap(([name, json], at) => [`${at ? ',' : ''}"${name}":`, json]);
  return Fn.join('', parts);
}

export function object(text: string): string {
  return Fn.join('', ['{', text, '}']);
}

function reachedAt(url: string, configuration: string): string {
  return `"url":"${url}",${configuration}`;
}

function codeOf(stack: Stack): Code {
  const bucketNameParam = new CfnParameter(stack, 'CodeBucket', {
    description: 'The S3 bucket, in this Region, that lambda.zip was put in.',
  });
  const objectKeyParam = new CfnParameter(stack, 'CodeKey', {
    description:
      'The key of lambda.zip. A new version needs a new key: CloudFormation looks at the name only.',
  });
  return Code.fromCfnParameters({ bucketNameParam, objectKeyParam });
}

function reservedConcurrencyOf(stack: Stack): number {
  const { valueAsString } = new CfnParameter(stack, 'ReservedConcurrency', {
    description:
      'The most deliveries at once, kept for them; beyond it senders hear 429. "none": what the account has.',
    default: 'none',
    allowedPattern: '^(none|[0-9]{1,5})$',
  });
  const isReserved = new CfnCondition(stack, 'IsConcurrencyReserved', {
    expression: Fn.conditionNot(Fn.conditionEquals(valueAsString, 'none')),
  });
  return Token.asNumber(Fn.conditionIf(isReserved.logicalId, valueAsString, Aws.NO_VALUE));
}
