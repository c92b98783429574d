import { isDeepStrictEqual } from 'node:util';
import type { Wish, Wishes } from './both.ts';

export interface Difference {
  readonly id: string;
  readonly type: string;
  /** Absent: one of them does not have the resource. */
  readonly property?: string;
  readonly template: unknown;
  readonly module: unknown;
}

/** Of all resources that either of them has. */
export function differences(template: Wishes, module: Wishes): Difference[] {
  const ids = new Set([...template.keys(), ...module.keys()]);
  return [...ids].flatMap((id) => differencesOf(id, template.get(id), module.get(id)));
}

export function differencesOf(
  id: string,
  template: Wish | undefined,
  module: Wish | undefined,
): Difference[] {
  const type = (template ?? module)?.type ?? '';
  if (!template || !module) return [{ id, type, template, module }];
  if (template.type !== module.type) return [{ id, type, template: type, module: module.type }];
  const names = new Set([...Object.keys(template.properties), ...Object.keys(module.properties)]);
  return [...names].flatMap((property) => {
    const [one, other] = [normal(template.properties[property]), normal(module.properties[property])];
    return isDeepStrictEqual(one, other) ? [] : [{ id, type, property, template: one, module: other }];
  });
}

/** Documents that are texts as what they say, and without an order what has none: dimensions, and the resources of a policy. */
function normal(value: unknown, property = ''): unknown {
  if (typeof value === 'string' && /^[{[]/.test(value)) return normal(JSON.parse(value));
  if (Array.isArray(value)) {
    const members = value.map((one) => normal(one));
    const isSet = property === 'Resource' || property === 'DependsOn' || members.every(isDimension);
    return isSet
      ? members.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
      : members;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, normal(member, name)]));
}

function isDimension(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).sort().join() === 'Name,Value';
}
