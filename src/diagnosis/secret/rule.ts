/** A usual way in which the secret that is stored is not the one that signs. */
export interface Rule<Made> {
  readonly id: string;
  readonly words: string;
  readonly cure: string;
  /** What it was signed with, if it was so. @returns nothing where a secret cannot have come about in this way */
  readonly of: (stored: string) => readonly Made[];
}

/** As a rule whose secret is one text, or cannot be. */
export function one<Made>(value: Made | undefined): readonly Made[] {
  return value === undefined ? [] : [value];
}
