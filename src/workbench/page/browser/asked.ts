import { useEffect, useState } from 'preact/hooks';
import { ask } from '../ask.ts';

interface Asked<T> {
  /** Of the path before, until that of this one has come. */
  readonly value: T | undefined;
  readonly error: string | undefined;
  again(): void;
}

/** What the server has at a path. Nothing is asked without one. */
export function useAsked<T>(path: string | undefined): Asked<T> {
  const [{ value, error }, set] = useState<{ value?: T; error?: string }>({});
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    if (path === undefined) return;
    ask<T>('GET', path).then(
      (answer) => isCurrent && set({ value: answer }),
      (failure: Error) => isCurrent && set({ error: failure.message }),
    );
    return () => {
      isCurrent = false;
    };
  }, [path, round]);
  return { value, error, again: () => setRound(round + 1) };
}
