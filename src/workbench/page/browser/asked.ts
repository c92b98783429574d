import { useEffect, useState } from 'preact/hooks';
import { ask } from '../ask.ts';

interface Asked<T> {
  /** Of this path alone, never of the one before. */
  readonly value: T | undefined;
  readonly error: string | undefined;
  again(): void;
}

/** What the server has at a path. Nothing is asked without one. */
export function useAsked<T>(path: string | undefined): Asked<T> {
  const [known, set] = useState<{ path?: string; value?: T; error?: string }>({});
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (path === undefined) return;
    const left = new AbortController();
    ask<T>('GET', path, undefined, left.signal).then(
      (answer) => left.signal.aborted || set({ path, value: answer }),
      (failure: Error) => left.signal.aborted || set({ path, error: failure.message }),
    );
    return () => left.abort();
  }, [path, round]);
  const { value, error } = known.path === path ? known : {};
  return { value, error, again: () => setRound(round + 1) };
}
