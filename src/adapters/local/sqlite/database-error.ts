/** The file was deleted or replaced while it was open. */
export class FileLost extends Error {
  override readonly name = 'FileLost';

  constructor(path: string) {
    super(`${path} was deleted or replaced while it was in use`);
  }
}

/** The lower eight bits of SQLite's result codes: https://sqlite.org/rescode.html */
const code = { busy: 5, locked: 6, tooBig: 18, constraint: 19, mismatch: 20 } as const;

/** Whether the same may succeed in a moment: somebody else has the lock, or a new file takes the place of a lost one. */
export function isPassing(error: unknown): boolean {
  return error instanceof FileLost || has(error, code.busy, code.locked);
}

/** Whether it is what was to be stored that cannot be stored, on this day or another. */
export function isAboutTheValue(error: unknown): boolean {
  const isNoValue = (error as NodeJS.ErrnoException).code === 'ERR_INVALID_ARG_TYPE';
  return isNoValue || has(error, code.tooBig, code.constraint, code.mismatch);
}

function has(error: unknown, ...codes: readonly number[]): boolean {
  const { errcode } = error as { readonly errcode?: unknown };
  return typeof errcode === 'number' && codes.includes(errcode & 0xff);
}
