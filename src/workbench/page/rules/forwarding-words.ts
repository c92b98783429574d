import type { Forwarding } from '../../api.ts';

/** What became of it so far. */
export function forwardingWords({ status, attempts, nextAt }: Forwarding, now: number): string {
  const tries = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  if (status === 'delivered') return attempts === 1 ? 'delivered' : `delivered after ${tries}`;
  if (status === 'given up') return `given up after ${tries}`;
  if (attempts === 0) return 'on its way';
  const seconds = nextAt === undefined ? 0 : Math.ceil((nextAt - now) / 1000);
  return `${tries}, ${seconds > 0 ? `next in ${inWords(seconds)}` : 'next at once'}`;
}

/** What the target said. */
export function answerWords({ answer }: Forwarding): string {
  if (answer === undefined) return 'no answer yet';
  return 'error' in answer ? answer.error : `answered ${answer.status} in ${Math.round(answer.ms)} ms`;
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
