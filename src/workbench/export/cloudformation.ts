import { jsonString } from './escapes.ts';
import { isObject, type Json, type JsonObject } from './exported-pattern.ts';
import type { RuleNames } from './rule-names.ts';

export function cloudformation({ pascal }: RuleNames, pattern: JsonObject): string {
  return `Parameters:
  BusName: { Type: String, Default: default }
  ConsumerArn: { Type: String }
Resources:
  ${pascal}:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref BusName
      EventPattern:${eventPattern(pattern)}
      Targets:
        - Id: consumer
          Arn: !Ref ConsumerArn
          DeadLetterConfig: { Arn: !GetAtt ${pascal}Undelivered.Arn }
  ${pascal}MayInvoke:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref ConsumerArn
      Principal: events.amazonaws.com
      SourceArn: !GetAtt ${pascal}.Arn
  ${pascal}Undelivered:
    Type: AWS::SQS::Queue
  ${pascal}MaySend:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref ${pascal}Undelivered]
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { Service: events.amazonaws.com }
            Action: sqs:SendMessage
            Resource: !GetAtt ${pascal}Undelivered.Arn
            Condition: { ArnEquals: { aws:SourceArn: !GetAtt ${pascal}.Arn } }
`;
}

/** A template may hold no null, but the text of a pattern in place of the pattern. */
function eventPattern(pattern: JsonObject): string {
  return hasNull(pattern) ? ` ${jsonString(JSON.stringify(pattern))}` : `\n${members(pattern, '        ')}`;
}

function hasNull(json: Json): boolean {
  return json === null || (typeof json === 'object' && Object.values(json).some(hasNull));
}

function members(object: JsonObject, indent: string): string {
  return Object.entries(object)
    .map(([name, value]) => {
      const key = `${indent}${keyOf(name)}:`;
      return isObject(value) ? `${key}\n${members(value, `${indent}  `)}` : `${key} ${flow(value)}`;
    })
    .join('\n');
}

function flow(json: Json): string {
  if (typeof json === 'string') return jsonString(json);
  if (typeof json === 'number') return numberOf(json);
  if (Array.isArray(json)) return `[${json.map(flow).join(', ')}]`;
  if (!isObject(json)) return String(json);
  return `{ ${Object.entries(json)
    .map(([name, value]) => `${keyOf(name)}: ${flow(value)}`)
    .join(', ')} }`;
}

/** YAML 1.1 takes `1e+300` for a text: a number with an exponent needs a point. */
function numberOf(number: number): string {
  const text = String(number);
  return text.includes('.') ? text : text.replace('e', '.0e');
}

/** Words that are values in YAML 1.1 stay in quotes, and so does all that is not plain. */
function keyOf(name: string): string {
  const isPlain = /^[a-z][a-z\d_-]*$/i.test(name) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(name);
  return isPlain ? name : jsonString(name);
}
