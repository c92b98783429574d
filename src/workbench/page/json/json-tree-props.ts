export interface JsonTreeProps {
  readonly text: string;
  /** Marked wherever it stands, in any case. */
  readonly search?: string;
  /** Makes every value a button. @param token the value as it stands in the text: no digit of a big number is lost */
  readonly onPick?: (path: readonly string[], value: unknown, token: string) => void;
  readonly picked?: (path: readonly string[], value: unknown, token: string) => boolean;
  /** What this JSON is, for those who hear the page. */
  readonly label?: string;
}
