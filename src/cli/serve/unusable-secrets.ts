import type { Endpoint } from '../../domain/endpoint.ts';
import { SecretsUnavailable } from '../../domain/errors.ts';
import { few } from '../../words/few.ts';

const mostLines = 10;

/** Whether nothing is stored, and nothing could be made up: only the sender can issue it. */
export function isMissing({ code }: SecretsUnavailable): boolean {
  return code === 'secret_absent';
}

/**
 * What to do about secrets that cannot be used, or nothing.
 * @param held what was found of each, by its id
 * @param path of the secrets' file
 */
export function aboutUnusable(
  endpoints: readonly Endpoint[],
  held: ReadonlyMap<string, unknown>,
  path: string,
): string {
  const unusable = [...held.values()].filter((one) => one instanceof SecretsUnavailable);
  const lacking = endpoints.filter(({ secretId }) =>
    unusable.some((one) => isMissing(one) && one.secretId === secretId),
  );
  return (
    aboutRefused(
      unusable.filter((one) => !isMissing(one)),
      path,
    ) + aboutMissing(lacking)
  );
}

/** An earlier version may have made a secret that no sender signs with: whoever only updated must hear what to do. */
function aboutRefused(refused: readonly SecretsUnavailable[], path: string): string {
  if (refused.length === 0) return '';
  const ids = few(refused.map(({ secretId }) => `"${secretId}"`));
  return (
    `Refused, so that deliveries which need it are answered with 503:\n${listed(refused.map(({ message }) => message))}` +
    `Delete ${ids} from ${path} and start again, and a new one is made; or put in the one that the sender shows.\n\n`
  );
}

function aboutMissing(endpoints: readonly Endpoint[]): string {
  if (endpoints.length === 0) return '';
  const commands = endpoints.map(
    ({ name, provider }) => `${provider.name}: npx sallyport rotate ${name} --value-file <path>`,
  );
  return `Missing, since only the sender can issue it; until it is put in, deliveries that need it are answered with 503:\n${listed(commands)}\n`;
}

function listed(lines: readonly string[]): string {
  const others = lines.length - mostLines;
  const shown = others > 0 ? [...lines.slice(0, mostLines), `and ${others} more`] : lines;
  return shown.map((line) => `  ${line}\n`).join('');
}
