/** A file of `src/domain/providers/`, and what it exports under the name that the file asks for. */
export interface ProviderFile {
  /** Without `.ts`; to be the provider's id. */
  readonly id: string;
  readonly exported: unknown;
  /** Why it cannot be loaded. */
  readonly error?: unknown;
}

export function exportName(id: string): string {
  return id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
