/** The name of a replay that was given none. @param apart what tells it from others that began in the same second */
export function replayNameAt(now: number, apart: string): string {
  return `${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}-${apart}`;
}
