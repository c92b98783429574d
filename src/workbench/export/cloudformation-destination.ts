import { type Destination, keyHeader } from './destination.ts';
import { jsonString } from './escapes.ts';
import type { RuleNames } from './rule-names.ts';

interface Written {
  /** Before all else; nothing for a function. */
  readonly comment: string;
  readonly parameters: string;
  /** Properties of the target beside its id. */
  readonly target: string;
  readonly resources: string;
}

export function cloudformationDestination(destination: Destination, names: RuleNames): Written {
  const { pascal } = names;
  const undelivered = `${pascal}Undelivered`;
  const deadLetters = `          DeadLetterConfig: { Arn: !GetAtt ${undelivered}.Arn }\n`;
  switch (destination.kind) {
    case 'function':
      return {
        comment: '',
        parameters: '  ConsumerArn: { Type: String }\n',
        target: `          Arn: !Ref ConsumerArn\n${deadLetters}`,
        resources: permission(pascal) + queue(undelivered, pascal),
      };
    case 'api':
      return {
        comment: `# ${destination.words}\n`,
        parameters: `${endpoint(destination.endpoint)}  ApiKey: { Type: String, NoEcho: true }\n`,
        target: `          Arn: !GetAtt ${pascal}Destination.Arn\n          RoleArn: !GetAtt ${pascal}Role.Arn\n${deadLetters}`,
        resources: apiDestination(pascal) + queue(undelivered, pascal),
      };
    case 'queue':
      return {
        comment: `# ${destination.words}\n`,
        parameters: '',
        target: `          Arn: !GetAtt ${pascal}Matched.Arn\n`,
        resources: queue(`${pascal}Matched`, pascal),
      };
  }
}

function endpoint(known: string | undefined): string {
  const value = known === undefined ? '' : `, Default: ${jsonString(known)}`;
  return `  Endpoint: { Type: String, AllowedPattern: 'https://.+'${value} }\n`;
}

function permission(pascal: string): string {
  return `  ${pascal}MayInvoke:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref ConsumerArn
      Principal: events.amazonaws.com
      SourceArn: !GetAtt ${pascal}.Arn
`;
}

function apiDestination(pascal: string): string {
  return `  ${pascal}Connection:
    Type: AWS::Events::Connection
    Properties:
      AuthorizationType: API_KEY
      AuthParameters:
        ApiKeyAuthParameters: { ApiKeyName: ${keyHeader}, ApiKeyValue: !Ref ApiKey }
  ${pascal}Destination:
    Type: AWS::Events::ApiDestination
    Properties:
      ConnectionArn: !GetAtt ${pascal}Connection.Arn
      HttpMethod: POST
      InvocationEndpoint: !Ref Endpoint
  ${pascal}Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { Service: events.amazonaws.com }
            Action: sts:AssumeRole
      Policies:
        - PolicyName: invoke
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: events:InvokeApiDestination
                Resource: !GetAtt ${pascal}Destination.Arn
`;
}

/** A queue into which the rule may put things. */
function queue(id: string, pascal: string): string {
  return `  ${id}:
    Type: AWS::SQS::Queue
  ${pascal}MaySend:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref ${id}]
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { Service: events.amazonaws.com }
            Action: sqs:SendMessage
            Resource: !GetAtt ${id}.Arn
            Condition: { ArnEquals: { aws:SourceArn: !GetAtt ${pascal}.Arn } }
`;
}
