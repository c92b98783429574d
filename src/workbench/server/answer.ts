import type { ServerResponse } from 'node:http';

type Headers = Readonly<Record<string, string>>;

/** What is said to a request. */
export class Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Bytes and text are sent as a whole; a function goes on writing. */
  readonly body: string | Uint8Array | ((response: ServerResponse) => void);

  constructor(status: number, headers: Headers, body: Answer['body']) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}

/** What is not done: thrown wherever it is noticed, and answered in one place. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly headers: Headers;

  /** @param sentence for the person at the page */
  constructor(status: number, sentence: string, headers: Headers = {}) {
    super(sentence);
    this.status = status;
    this.headers = headers;
  }
}

export function json(value: unknown, status = 200, headers: Headers = {}): Answer {
  return new Answer(status, { ...headers, 'content-type': 'application/json' }, JSON.stringify(value));
}

export function text(value: string): Answer {
  return new Answer(200, { 'content-type': 'text/plain; charset=utf-8' }, value);
}

/** Of a stranger's making: to be saved, and never to be shown by a browser as what it may claim to be. */
export function download(bytes: Uint8Array, fileName: string): Answer {
  const headers = {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${fileName}"`,
  };
  return new Answer(200, headers, bytes);
}
