/** So much of a signature can be compared by eye, and is of no use to whoever would send it. */
const most = 6;

/** How a signature begins: six characters of it, and a quarter at most. */
export function clipped(signature: string): string {
  return `${signature.slice(0, Math.min(most, Math.floor(signature.length / 4)))}…`;
}
