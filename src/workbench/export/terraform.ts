import { lineOrLines } from './blocks.ts';
import type { Destination } from './destination.ts';
import { hclString } from './escapes.ts';
import { isObject, type Json, type JsonObject } from './exported-pattern.ts';
import type { RuleNames } from './rule-names.ts';
import { terraformDestination } from './terraform-destination.ts';

export function terraform(names: RuleNames, pattern: JsonObject, destination: Destination): string {
  const { rule, snake } = names;
  const { comment, variables, target, resources } = terraformDestination(destination, names);
  return `${comment}variable "bus_name" {
  type    = string
  default = "default"
}

${variables === '' ? '' : `${variables}\n`}resource "aws_cloudwatch_event_rule" "${snake}" {
  name           = "${rule}"
  event_bus_name = var.bus_name
  event_pattern  = jsonencode(${expression(pattern, '  ')})
}

resource "aws_cloudwatch_event_target" "${snake}" {
  rule           = aws_cloudwatch_event_rule.${snake}.name
  event_bus_name = var.bus_name
  target_id      = "consumer"
${target}}

${resources}`;
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
