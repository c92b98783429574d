import { type Destination, keyHeader } from './destination.ts';
import { hclString } from './escapes.ts';
import type { RuleNames } from './rule-names.ts';

/** Who acts. */
const eventBridge = '{ Service = "events.amazonaws.com" }';

interface Written {
  /** Before all else; nothing for a function. */
  readonly comment: string;
  readonly variables: string;
  /** Arguments of the target beside its rule and id. */
  readonly target: string;
  readonly resources: string;
}

export function terraformDestination(destination: Destination, names: RuleNames): Written {
  const { snake } = names;
  const undelivered = `${snake}_undelivered`;
  const deadLetters = `
  dead_letter_config {
    arn = aws_sqs_queue.${undelivered}.arn
  }
`;
  switch (destination.kind) {
    case 'function':
      return {
        comment: '',
        variables: 'variable "consumer_arn" {\n  type = string\n}\n',
        target: `  arn            = var.consumer_arn\n${deadLetters}`,
        resources: permission(snake) + queue('undelivered', snake),
      };
    case 'api':
      return {
        comment: `# ${destination.words}\n`,
        variables: `${endpoint(destination.endpoint)}
variable "api_key" {
  type      = string
  sensitive = true
}
`,
        target: `  arn            = aws_cloudwatch_event_api_destination.${snake}.arn
  role_arn       = aws_iam_role.${snake}.arn
${deadLetters}`,
        resources: apiDestination(names) + queue('undelivered', snake),
      };
    case 'queue':
      return {
        comment: `# ${destination.words}\n`,
        variables: '',
        target: `  arn            = aws_sqs_queue.${snake}_matched.arn\n`,
        resources: queue('matched', snake),
      };
  }
}

function endpoint(known: string | undefined): string {
  const value = known === undefined ? '' : `  default = ${hclString(known)}\n`;
  return `variable "endpoint" {\n  type    = string\n${value}}\n`;
}

function permission(snake: string): string {
  return `resource "aws_lambda_permission" "${snake}" {
  action        = "lambda:InvokeFunction"
  function_name = var.consumer_arn
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.${snake}.arn
}

`;
}

function apiDestination({ rule, snake }: RuleNames): string {
  return `resource "aws_cloudwatch_event_connection" "${snake}" {
  name               = "${rule}"
  authorization_type = "API_KEY"

  auth_parameters {
    api_key {
      key   = "${keyHeader}"
      value = var.api_key
    }
  }
}

resource "aws_cloudwatch_event_api_destination" "${snake}" {
  name                = "${rule}"
  connection_arn      = aws_cloudwatch_event_connection.${snake}.arn
  http_method         = "POST"
  invocation_endpoint = var.endpoint
}

resource "aws_iam_role" "${snake}" {
  name_prefix = "${snake.slice(0, 32)}-"
${policy('assume_role_policy', [
  ['Principal', eventBridge],
  ['Action', '"sts:AssumeRole"'],
])}
}

resource "aws_iam_role_policy" "${snake}" {
  role = aws_iam_role.${snake}.id
${policy('policy', [
  ['Action', '"events:InvokeApiDestination"'],
  ['Resource', `aws_cloudwatch_event_api_destination.${snake}.arn`],
])}
}

`;
}

/** A queue into which the rule may put things. */
function queue(what: string, snake: string): string {
  const name = `${snake}_${what}`;
  return `resource "aws_sqs_queue" "${name}" {
  name_prefix = "${snake.slice(0, 32)}-${what}-"
}

resource "aws_sqs_queue_policy" "${name}" {
  queue_url = aws_sqs_queue.${name}.id
${policy('policy', [
  ['Principal', eventBridge],
  ['Action', '"sqs:SendMessage"'],
  ['Resource', `aws_sqs_queue.${name}.arn`],
  ['Condition', `{ ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.${snake}.arn } }`],
])}
}
`;
}

/** A policy of one statement, laid out as `terraform fmt` does. */
function policy(argument: string, statement: readonly (readonly [name: string, value: string])[]): string {
  const allowed = [['Effect', '"Allow"'], ...statement] as const;
  const width = Math.max(...allowed.map(([name]) => name.length));
  const lines = allowed.map(([name, value]) => `      ${name.padEnd(width)} = ${value}\n`);
  return `  ${argument} = jsonencode({
    Version = "2012-10-17"
    Statement = [{
${lines.join('')}    }]
  })`;
}
