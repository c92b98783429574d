import type { HttpAnswer, NoAnswer } from '../ports/exchange.ts';

/** What a gateway can be right to answer. */
export type RightAnswer = 'taken' | 'rejected' | 'not allowed' | 'too large';

interface Expected {
  /** For a table. */
  readonly words: string;
  readonly isMet: (answer: HttpAnswer) => boolean;
}

/** What is rejected hears no reason: whoever tries to be believed would learn from it. */
const unauthorized = '{"error":"unauthorized"}';

export const answers: Readonly<Record<RightAnswer, Expected>> = {
  taken: { words: '2xx', isMet: ({ status }) => status >= 200 && status < 300 },
  rejected: {
    words: `401 ${unauthorized}`,
    isMet: ({ status, body }) => status === 401 && body === unauthorized,
  },
  'not allowed': { words: '405', isMet: ({ status }) => status === 405 },
  // what refuses it may be in front of the gateway, and has words of its own
  'too large': { words: '413', isMet: ({ status }) => status === 413 },
};

export type Reply = HttpAnswer | NoAnswer;

export function isAnswer(reply: Reply): reply is HttpAnswer {
  return !('error' in reply);
}

/** Whether it says when to come again: a gateway may, and nothing is lost by it. */
export function asksAgain(reply: Reply): boolean {
  return (
    isAnswer(reply) && (reply.status === 429 || (reply.status === 503 && reply.retryAfter !== undefined))
  );
}

export function isRedirect(reply: Reply): boolean {
  return isAnswer(reply) && reply.status >= 300 && reply.status < 400 && reply.location !== undefined;
}

/** `200`, `401 {"error":"unauthorized"}`, `308 to https://…`, `9 × 200, 1 × 503`. */
export function wordsOf(replies: readonly Reply[]): string {
  const counts = new Map<string, number>();
  for (const reply of replies) {
    const word = wordOf(reply);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const [[only] = [], ...others] = [...counts];
  if (others.length === 0 && only !== undefined) return only;
  return [...counts].map(([word, count]) => `${count} × ${word}`).join(', ');
}

function wordOf(reply: Reply): string {
  if (!isAnswer(reply)) return reply.error;
  const { status, location, body } = reply;
  return isRedirect(reply) ? `${status} to ${location}` : `${status} ${body}`.trim();
}
