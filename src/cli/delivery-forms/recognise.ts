import { isObject, parseJson } from '../../domain/content/json.ts';
import { printableText } from '../../domain/content/printable.ts';
import { UserError } from '../io.ts';
import { sizeText } from '../terminal/cells.ts';
import { cloudWatchLog } from './cloudwatch-log.ts';
import { curl } from './curl.ts';
import { fixture } from './fixture.ts';
import type { Form, FormedDelivery, Read } from './form.ts';
import type { GivenFile } from './given-file.ts';
import { har } from './har.ts';
import { lambdaEvent } from './lambda-event.ts';
import { rawHttp } from './raw-http.ts';

/** The strictest first: a log is whatever has an event somewhere in it. */
const forms: readonly Form[] = [rawHttp, curl, har, lambdaEvent, fixture, cloudWatchLog];

const mostListed = 30;

export interface RecognisedDelivery extends FormedDelivery {
  /** `a HAR` */
  readonly form: string;
}

/**
 * The delivery in a file, by what the file is.
 * @param pick which one, from 1, where there are several
 * @throws {UserError}
 */
export function recognised(file: GivenFile, pick: number | undefined): RecognisedDelivery {
  for (const form of forms) {
    const found = form.find(file);
    if (found) return { form: form.name, ...chosen(found, pick, form, file)() };
  }
  throw new UserError(`${file.name}: ${whatElse(file)}`);
}

function chosen(found: readonly Read[], pick: number | undefined, form: Form, file: GivenFile): Read {
  const [only, ...more] = found;
  const one = pick === undefined ? more.length === 0 && only : found[pick - 1];
  if (one) return one;
  const what = `${file.name} is ${form.name} with ${found.length} ${found.length === 1 ? 'delivery' : 'deliveries'}`;
  if (pick !== undefined && found.length === 1) throw new UserError(`${what}: leave --pick out`);
  throw new UserError(`${what}; choose one with --pick <n>:\n${listed(found).join('\n')}`);
}

function listed(found: readonly Read[]): readonly string[] {
  const lines = found.slice(0, mostListed).map((read, at) => `  ${at + 1}  ${titleOf(read)}`);
  return found.length > mostListed ? [...lines, `  … and ${found.length - mostListed} more`] : lines;
}

function titleOf(read: Read): string {
  try {
    const { request, cameAt } = read();
    const { method, host, rawPath, body } = request;
    const time = cameAt === undefined ? '' : `${new Date(cameAt).toISOString()}  `;
    return printableText(`${time}${method} ${host}${rawPath}  ${sizeText(body.length)}`);
  } catch (error) {
    return (error as Error).message;
  }
}

function whatElse({ text, bytes }: GivenFile): string {
  const forms =
    'a raw HTTP request, a HAR, a curl command, an event of a Lambda function as JSON, or a log of CloudWatch with one in it';
  if (isObject(parseJson(text)?.value) || Array.isArray(parseJson(text)?.value))
    return `this is JSON and no delivery; where it is the body of one, add --body before its name and --header for each header. A delivery is ${forms}`;
  if (bytes.includes(0)) return `these are bytes of no form that is known here. A delivery is ${forms}`;
  return `this is no delivery in a form that is known here: ${forms}; or give its parts with --header and --body`;
}
