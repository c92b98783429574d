/** A secret that no rule refuses, and that a test can tell by its name. */
export function strong(name: string): string {
  return `${name}${tail}`;
}

/** The name of a secret that was made so. */
export function nameOf(secret: string): string {
  return secret.endsWith(tail) ? secret.slice(0, -tail.length) : secret;
}

const tail = ' 7Kq2ZfWm9xLpRt4V';
