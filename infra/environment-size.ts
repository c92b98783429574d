import { CfnParameter, Stack } from 'aws-cdk-lib';
import type { CfnFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnParameter as CfnText } from 'aws-cdk-lib/aws-ssm';

/** All variables of a function together: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
const mostBytes = 4096;
/** The longest that CloudFormation may put in: an ARN with a stack's name and a logical id in it. */
const longestUnknownBytes = 256;

/** Synthesis fails where the environment of a function may grow beyond what Lambda takes. */
export function limitEnvironment(lambda: LambdaFunction): void {
  lambda.node.addValidation({
    validate: () => {
      const bytes = mostBytesOf(variablesOf(lambda), knownIn(Stack.of(lambda)));
      if (bytes <= mostBytes) return [];
      return [
        `the environment of the function may grow to ${bytes} bytes, Lambda takes ${mostBytes}: the endpoints whose secret ` +
          'or bus is made in the same app need room there; refer to them by name, as with Secret.fromSecretNameV2 and ' +
          'EventBus.fromEventBusName, or split the gateway',
      ];
    },
  });
}

/** Names and values in a row, as the template has them. */
function variablesOf(lambda: LambdaFunction): unknown {
  const { environment } = lambda.node.defaultChild as CfnFunction;
  const { variables } = Stack.of(lambda).resolve(environment) as { variables: Record<string, unknown> };
  return { 'Fn::Join': ['', Object.entries(variables).flat()] };
}

/** What stands for something that is bounded, by logical id. */
interface Known {
  readonly parameters: ReadonlyMap<string, CfnParameter>;
  /** Those that stand once in the template, as it has them. */
  readonly texts: ReadonlyMap<string, unknown>;
}

function knownIn(stack: Stack): Known {
  const all = stack.node.findAll();
  const parameters = all.filter((one) => one instanceof CfnParameter);
  const texts = all.filter((one) => one instanceof CfnText);
  return {
    parameters: new Map(parameters.map((one) => [stack.getLogicalId(one), one])),
    texts: new Map(texts.map((one) => [stack.getLogicalId(one), stack.resolve(one.value)])),
  };
}

/** @param value a text, or an intrinsic function that makes one */
function mostBytesOf(value: unknown, known: Known): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  const [name, argument] = Object.entries(value as Record<string, unknown>)[0] ?? [];
  if (name === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown[]];
    const bytes = parts.map((part) => mostBytesOf(part, known));
    return bytes.reduce((sum, one) => sum + one, 0) + Buffer.byteLength(separator) * (parts.length - 1);
  }
  if (name === 'Fn::If') {
    const [, ...branches] = argument as [string, unknown, unknown];
    return Math.max(...branches.map((branch) => mostBytesOf(branch, known)));
  }
  if (name === 'Fn::GetAtt') {
    const [id = ''] = argument as string[];
    return known.texts.has(id) ? mostBytesOf(known.texts.get(id), known) : longestUnknownBytes;
  }
  const parameter = name === 'Ref' ? known.parameters.get(String(argument)) : undefined;
  if (parameter?.maxLength !== undefined) return parameter.maxLength;
  if (parameter?.maxValue !== undefined) return String(parameter.maxValue).length;
  if (parameter?.allowedValues)
    return Math.max(...parameter.allowedValues.map((one) => Buffer.byteLength(one)));
  return longestUnknownBytes;
}
