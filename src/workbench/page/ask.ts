/** What the server would not do, in its own sentence. */
export class Refused extends Error {
  override readonly name = 'Refused';
  /** 0 where no answer came. */
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * @param path below the workbench, as in api.ts
 * @param left when nobody looks at the answer any more: the server need not go on
 * @throws {Refused} with a sentence for the person at the page
 */
export async function ask<T>(method: Method, path: string, body?: unknown, left?: AbortSignal): Promise<T> {
  const answer = await answerTo(method, path, body, left);
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
  if (!answer.ok) throw new Refused(isJson ? sentenceOf(await answer.json()) : whatIs(answer), answer.status);
  return (isJson ? await answer.json() : await answer.text()) as T;
}

async function answerTo(
  method: Method,
  path: string,
  body: unknown,
  left: AbortSignal | undefined,
): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      ...(left && { signal: left }),
      // what changes something is refused without this type, which no form of another site can send
      ...(method === 'GET' ? {} : { headers: { 'content-type': 'application/json' } }),
      ...(method === 'GET' || method === 'DELETE' ? {} : { body: JSON.stringify(body ?? {}) }),
    });
  } catch {
    throw new Refused('The workbench does not answer. Is serve still running?', 0);
  }
}

function sentenceOf(refusal: unknown): string {
  const isOne = typeof refusal === 'object' && refusal !== null && 'error' in refusal;
  return isOne ? String(refusal.error) : 'The workbench refused, and did not say why.';
}

function whatIs({ status }: Response): string {
  return `The workbench answered ${status}.`;
}
