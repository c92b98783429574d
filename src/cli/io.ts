import type { Readable } from 'node:stream';
import type { HandedOver } from './entry/handed-over.ts';

/** What a command may touch of the process it runs in. */
export interface Io {
  /** Standard input, where there is one. */
  readonly in?: Readable;
  readonly out: Output;
  readonly err: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where `.sallyport/` lies, and `sallyport.json`. */
  readonly cwd: string;
  /** Of the configuration, where no variable named it. */
  readonly configurationFile?: string;
  /** What an entry of somebody's own adds. */
  readonly own?: HandedOver & { readonly file: string };
  /** Aborted when the user wants it to end. */
  readonly stop: AbortSignal;
}

/** A stream that takes text, or bytes; `isTTY` decides on colours and progress bars. */
export interface Output {
  write(text: string | Uint8Array): unknown;
  readonly isTTY?: boolean | undefined;
  /** How wide it is, where that is known. */
  readonly columns?: number | undefined;
  /** Where nobody hears of an error, it ends the process. */
  on?(event: 'error', listener: (error: Error) => void): unknown;
}

/** Whether there is a configuration in the environment. */
export function isConfigured({ env }: Io): boolean {
  return Boolean(env.SALLYPORT_CONFIG || env.SALLYPORT_CONFIG_FILE);
}

/**
 * The command was understood and did not succeed: 1. The command itself was wrong: 2. It was interrupted before it was
 * done: 130, as shells have it for Ctrl-C.
 */
export const exitCode = { ok: 0, failed: 1, wrong: 2, interrupted: 130 } as const;

/** Where `serve` listens and `send` sends to when they are not told otherwise. */
export const defaultUrl = 'http://127.0.0.1:8787';

/** A mistake of the person at the keyboard: shown as its message, never as a stack trace. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly exitCode: number;

  constructor(message: string, code: number = exitCode.wrong) {
    super(message);
    this.exitCode = code;
  }
}

export type Colour = 'red' | 'green' | 'yellow' | 'dim' | 'bold';

const codes: Readonly<Record<Colour, readonly [number, number]>> = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  dim: [2, 22],
  bold: [1, 22],
};

/** Coloured on a terminal that wants colours (https://no-color.org), plain anywhere else. */
export function paint(io: Io, output: Output, colour: Colour, text: string): string {
  if (!output.isTTY || io.env.NO_COLOR) return text;
  const [on, off] = codes[colour];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}
