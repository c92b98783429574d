import type { Scheme, Signable } from '../domain/verification/scheme.ts';

/**
 * The names of the headers that a scheme looks at to examine a request, in the order in which it first asks for them. What it
 * asks for ends with the first that it cannot do without.
 */
export function askedHeaders(scheme: Scheme, request: Signable, now: number): readonly string[] {
  const headers = new RecordingHeaders(request.headers);
  scheme.examine({ ...request, headers }, now);
  return [...headers.asked];
}

class RecordingHeaders extends Map<string, string> {
  readonly asked = new Set<string>();

  override get(name: string): string | undefined {
    this.asked.add(name);
    return super.get(name);
  }

  override has(name: string): boolean {
    this.asked.add(name);
    return super.has(name);
  }
}
