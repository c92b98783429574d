const most = 10;

/** Names for a sentence: all of a few, the first of many. */
export function few(names: readonly string[]): string {
  const others = names.length - most;
  const shown = names.slice(0, most).join(', ');
  return others > 0 ? `${shown} … and ${others} more` : shown;
}
