import { shellWord } from './escapes.ts';
import type { RuleNames } from './rule-names.ts';

/** For a shell: what is asked of the person stands in its first two lines. The pattern stays the text that it is. */
export function commandLine({ rule }: RuleNames, pattern: string): string {
  return `BUS_NAME="\${BUS_NAME:-default}"
CONSUMER_ARN="\${CONSUMER_ARN:?the ARN of the function}"

RULE_ARN=$(aws events put-rule --name ${rule} --event-bus-name "$BUS_NAME" \\
  --event-pattern ${shellWord(pattern.trim())} \\
  --query RuleArn --output text)
aws lambda add-permission --function-name "$CONSUMER_ARN" --statement-id ${rule} \\
  --action lambda:InvokeFunction --principal events.amazonaws.com --source-arn "$RULE_ARN"

QUEUE_URL=$(aws sqs create-queue --queue-name ${rule.slice(0, 60)}-undelivered --query QueueUrl --output text)
QUEUE_ARN=$(aws sqs get-queue-attributes --queue-url "$QUEUE_URL" --attribute-names QueueArn \\
  --query Attributes.QueueArn --output text)
POLICY=$(printf '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"%s","Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}]}' \\
  "$QUEUE_ARN" "$RULE_ARN" | sed 's/"/\\\\"/g')
aws sqs set-queue-attributes --queue-url "$QUEUE_URL" --attributes "{\\"Policy\\":\\"$POLICY\\"}"
aws events put-targets --event-bus-name "$BUS_NAME" --rule ${rule} \\
  --targets "Id=consumer,Arn=$CONSUMER_ARN,DeadLetterConfig={Arn=$QUEUE_ARN}"
`;
}
