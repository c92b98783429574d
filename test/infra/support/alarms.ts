import type { Properties } from '../loader/template.ts';
import { ofType, type Template } from './synthesised.ts';

/** The metric alarms of a template, by the names that docs/alarms.md has for them; of `Silent` with its endpoint. */
export function alarmsOf(template: Template): Readonly<Record<string, Properties>> {
  return named(template, 'AWS::CloudWatch::Alarm');
}

export function compositesOf(template: Template): Readonly<Record<string, Properties>> {
  return named(template, 'AWS::CloudWatch::CompositeAlarm');
}

export function nameOf(logicalId: string): string {
  return logicalId.replace(/^.*Alarms/, '').replace(/[0-9A-F]{8}$/, '');
}

function named(template: Template, type: string): Readonly<Record<string, Properties>> {
  return Object.fromEntries(ofType(template, type).map(([id, { Properties }]) => [nameOf(id), Properties]));
}
