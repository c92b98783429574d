import { type Destination, keyHeader } from './destination.ts';
import { shellWord } from './escapes.ts';
import type { RuleNames } from './rule-names.ts';

/** For a shell: what is asked of the person stands in its first lines. The pattern stays the text that it is. */
export function commandLine({ rule }: RuleNames, pattern: string, destination: Destination): string {
  const { asked, made, target } = commandsFor(destination, rule);
  return `${asked}
RULE_ARN=$(aws events put-rule --name ${rule} --event-bus-name "$BUS_NAME" \\
  --event-pattern ${shellWord(pattern.trim())} \\
  --query RuleArn --output text)
${made}aws events put-targets --event-bus-name "$BUS_NAME" --rule ${rule} \\
  --targets "Id=consumer,${target}"
`;
}

interface Commands {
  readonly asked: string;
  /** Once there is a rule. */
  readonly made: string;
  /** In the shorthand of the AWS CLI. */
  readonly target: string;
}

const busName = `BUS_NAME="\${BUS_NAME:-default}"\n`;
const deadLetters = 'DeadLetterConfig={Arn=$QUEUE_ARN}';

function commandsFor(destination: Destination, rule: string): Commands {
  switch (destination.kind) {
    case 'function':
      return {
        asked: `${busName}CONSUMER_ARN="\${CONSUMER_ARN:?the ARN of the function}"\n`,
        made: permission(rule) + queue(rule, 'undelivered'),
        target: `Arn=$CONSUMER_ARN,${deadLetters}`,
      };
    case 'api':
      return {
        asked: `# ${destination.words}\n${busName}${endpoint(destination.endpoint)}API_KEY="\${API_KEY:?what the header ${keyHeader} is to say}"\n`,
        made: apiDestination(rule) + queue(rule, 'undelivered'),
        target: `Arn=$DESTINATION_ARN,RoleArn=$ROLE_ARN,${deadLetters}`,
      };
    case 'queue':
      return {
        asked: `# ${destination.words}\n${busName}`,
        made: queue(rule, 'matched'),
        target: 'Arn=$QUEUE_ARN',
      };
  }
}

function endpoint(known: string | undefined): string {
  return known === undefined
    ? `ENDPOINT="\${ENDPOINT:?the URL of the consumer, with https://}"\n`
    : `[ -n "\${ENDPOINT:-}" ] || ENDPOINT=${shellWord(known)}\n`;
}

function permission(rule: string): string {
  return `aws lambda add-permission --function-name "$CONSUMER_ARN" --statement-id ${rule} \\
  --action lambda:InvokeFunction --principal events.amazonaws.com --source-arn "$RULE_ARN"

`;
}

function apiDestination(rule: string): string {
  const role = `${rule.slice(0, 57)}-events`;
  return `CONNECTION_ARN=$(aws events create-connection --name ${rule} --authorization-type API_KEY \\
  --auth-parameters "{\\"ApiKeyAuthParameters\\":{\\"ApiKeyName\\":\\"${keyHeader}\\",\\"ApiKeyValue\\":\\"$API_KEY\\"}}" \\
  --query ConnectionArn --output text)
DESTINATION_ARN=$(aws events create-api-destination --name ${rule} --connection-arn "$CONNECTION_ARN" \\
  --http-method POST --invocation-endpoint "$ENDPOINT" --query ApiDestinationArn --output text)
ROLE_ARN=$(aws iam create-role --role-name ${role} --query Role.Arn --output text --assume-role-policy-document \\
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}]}')
aws iam put-role-policy --role-name ${role} --policy-name invoke --policy-document \\
  "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"events:InvokeApiDestination\\",\\"Resource\\":\\"$DESTINATION_ARN\\"}]}"

`;
}

/** A queue into which the rule may put things. */
function queue(rule: string, what: string): string {
  return `QUEUE_URL=$(aws sqs create-queue --queue-name ${rule.slice(0, 60)}-${what} --query QueueUrl --output text)
QUEUE_ARN=$(aws sqs get-queue-attributes --queue-url "$QUEUE_URL" --attribute-names QueueArn \\
  --query Attributes.QueueArn --output text)
POLICY=$(printf '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"%s","Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}]}' \\
  "$QUEUE_ARN" "$RULE_ARN" | sed 's/"/\\\\"/g')
aws sqs set-queue-attributes --queue-url "$QUEUE_URL" --attributes "{\\"Policy\\":\\"$POLICY\\"}"
`;
}
