import type { Headers } from '../../domain/delivery.ts';
import { UserError } from '../io.ts';
import { joinedHeaders } from './request-parts.ts';

/** An option by its long name. The value is a character for each byte, and empty where it takes none. */
export interface CurlChoice {
  readonly name: string;
  readonly value: string;
}

/** The headers of the request that curl makes of its options. @throws {UserError} */
export function curlHeaders(options: readonly CurlChoice[], hasBody: boolean): Headers {
  const lines = options.flatMap(({ name, value }) => (name === 'header' ? [value] : []));
  return headersOf(lines, impliedHeaders(options, hasBody));
}

/** What curl writes of itself, where the command does not say it in a header. */
function impliedHeaders(
  options: readonly CurlChoice[],
  hasBody: boolean,
): readonly (readonly [string, string])[] {
  const value = (name: string) => options.findLast((one) => one.name === name)?.value;
  const [user, bearer, agent, cookie, referer] = [
    'user',
    'oauth2-bearer',
    'user-agent',
    'cookie',
    'referer',
  ].map(value);
  const isJson = value('json') !== undefined;
  const type = isJson ? 'application/json' : 'application/x-www-form-urlencoded';
  return [
    ...(user === undefined
      ? []
      : [['authorization', `Basic ${Buffer.from(user, 'latin1').toString('base64')}`] as const]),
    ...(bearer === undefined ? [] : [['authorization', `Bearer ${bearer}`] as const]),
    ...(agent === undefined ? [] : [['user-agent', agent] as const]),
    // without a `=` it is the name of a file
    ...(cookie?.includes('=') ? [['cookie', cookie] as const] : []),
    ...(referer === undefined ? [] : [['referer', referer] as const]),
    ...(hasBody ? [['content-type', type] as const] : []),
    ...(isJson ? [['accept', 'application/json'] as const] : []),
  ];
}

/** `name: value`, `name;` for an empty one, `name:` to leave one out that curl would write. */
function headersOf(lines: readonly string[], implied: readonly (readonly [string, string])[]): Headers {
  const written = lines.map((line): readonly [string, string | undefined] => {
    const [, name, sign, rest = ''] = /^([!#$%&'*+.^_`|~\w-]+)\s*([:;])([\s\S]*)$/.exec(line) ?? [];
    const value = rest.trim();
    if (name === undefined || (sign === ';' && value !== ''))
      throw new UserError(`-H '${beginning(line)}' is no header: write it as 'name: value'`);
    return [name.toLowerCase(), sign === ':' && value === '' ? undefined : value];
  });
  const names = new Set(written.map(([name]) => name));
  return joinedHeaders([
    ...implied.filter(([name]) => !names.has(name)),
    ...written.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  ]);
}

/** Enough to find it by: all of it may be a secret. */
function beginning(line: string): string {
  return line.length > 8 ? `${line.slice(0, 8)}…` : line;
}
