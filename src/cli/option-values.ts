import { InvalidArgumentError } from 'commander';

/** Takes text of a shape. @param mistake what is said of any other, as a sentence */
export function matching(shape: RegExp, mistake: string): (text: string) => string {
  return (text) => {
    if (shape.test(text)) return text;
    throw new InvalidArgumentError(mistake);
  };
}

/** Takes a whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Must be a whole number from ${least} to ${most}.`);
  };
}

/** For an option that may be given several times. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

const unitSeconds = { s: 1, m: 60, h: 3_600 } as const;

/** Takes `90s`, `10m` or `1h`, in seconds. */
export function duration(mostSeconds: number): (text: string) => number {
  return (text) => {
    const [, count, unit] = /^(\d{1,5})([smh])$/.exec(text) ?? [];
    const seconds = Number(count) * unitSeconds[unit as keyof typeof unitSeconds];
    if (seconds >= 1 && seconds <= mostSeconds) return seconds;
    throw new InvalidArgumentError(`Must be a time such as 90s, 10m or 1h, of ${mostSeconds} s at most.`);
  };
}
