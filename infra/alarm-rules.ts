import type { AlarmRules, Watched } from './alarm-rule.ts';
import { delayedAlarms } from './delayed-alarms.ts';
import { losingAlarms } from './losing-alarms.ts';
import { suspiciousAlarms } from './suspicious-alarms.ts';

/** What the composite alarms say, by their names. The alarms below them have no voice of their own: docs/adr/0028-alarms-and-composites.md */
export const composites = {
  LosingNow: 'Deliveries or events are being lost, or may be.',
  Delayed: 'Events are safe, but late.',
  Suspicious: 'Somebody should look, by day.',
} as const;

export type CompositeName = keyof typeof composites;

/** By the composite alarm that tells of them. */
export function alarmRules(watched: Watched): Readonly<Record<CompositeName, AlarmRules>> {
  return {
    LosingNow: losingAlarms(watched),
    Delayed: delayedAlarms(watched),
    Suspicious: suspiciousAlarms(watched),
  };
}
