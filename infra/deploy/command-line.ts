import { parseArgs } from 'node:util';

/** What is asked before CDK is, of all that CDK is told. */
export interface CommandLine {
  /** A text each, as CDK has them: the last of a key counts. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Of the credentials. */
  readonly profile: string | undefined;
}

/**
 * Reads two options of `cdk deploy`, in every spelling that it takes, and leaves the others alone.
 * @param inFile the context of `cdk.json`, which the command line overrules
 */
export function readCommandLine(
  args: readonly string[],
  inFile: Readonly<Record<string, unknown>>,
): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      context: { type: 'string', short: 'c', multiple: true },
      profile: { type: 'string' },
    },
    strict: false,
  });
  const pairs = [values.context ?? []].flat().map((pair) => String(pair).split(/=(.*)/s));
  const context = { ...inFile, ...Object.fromEntries(pairs.map(([key, value = '']) => [key, value])) };
  return { context, profile: typeof values.profile === 'string' ? values.profile : undefined };
}
