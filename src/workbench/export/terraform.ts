import { lineOrLines } from './blocks.ts';
import { hclString } from './escapes.ts';
import { isObject, type Json, type JsonObject } from './exported-pattern.ts';
import type { RuleNames } from './rule-names.ts';

export function terraform({ rule, snake }: RuleNames, pattern: JsonObject): string {
  return `variable "bus_name" {
  type    = string
  default = "default"
}

variable "consumer_arn" {
  type = string
}

resource "aws_cloudwatch_event_rule" "${snake}" {
  name           = "${rule}"
  event_bus_name = var.bus_name
  event_pattern  = jsonencode(${expression(pattern, '  ')})
}

resource "aws_cloudwatch_event_target" "${snake}" {
  rule           = aws_cloudwatch_event_rule.${snake}.name
  event_bus_name = var.bus_name
  target_id      = "consumer"
  arn            = var.consumer_arn

  dead_letter_config {
    arn = aws_sqs_queue.${snake}_undelivered.arn
  }
}

resource "aws_lambda_permission" "${snake}" {
  action        = "lambda:InvokeFunction"
  function_name = var.consumer_arn
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.${snake}.arn
}

resource "aws_sqs_queue" "${snake}_undelivered" {
  name_prefix = "${snake.slice(0, 32)}-undelivered-"
}

resource "aws_sqs_queue_policy" "${snake}_undelivered" {
  queue_url = aws_sqs_queue.${snake}_undelivered.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.${snake}_undelivered.arn
      Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.${snake}.arn } }
    }]
  })
}
`;
}

function expression(json: Json, indent: string): string {
  if (typeof json === 'string') return hclString(json);
  const inner = `${indent}  `;
  if (Array.isArray(json)) {
    return lineOrLines(
      ['[', ']'],
      json.map((item) => expression(item, inner)),
      indent,
    );
  }
  if (!isObject(json)) return String(json);
  const members = Object.entries(json).map(([name, value]) => `${keyOf(name)} = ${expression(value, inner)}`);
  return lineOrLines(['{', '}'], members, indent);
}

/** A bare word is a name as it stands, but for those of the language. */
function keyOf(name: string): string {
  const isPlain = /^[a-z]\w*$/i.test(name) && !/^(?:for|if|in|null|true|false)$/.test(name);
  return isPlain ? name : hclString(name);
}
