/** Where docs/alarms.md says what to do about an alarm. @param alarm the name of its heading */
export function runbook(alarm: string): string {
  return `docs/alarms.md#${alarm.toLowerCase()}`;
}
