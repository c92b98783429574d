import { isObject, parseJson } from '../../domain/content/json.ts';
import { UserError } from '../io.ts';
import type { Form, Read } from './form.ts';
import { bracedIn } from './json-in-text.ts';
import { isHttpEvent, readEvent } from './lambda-event.ts';
import { type LogLine, logLines } from './log-lines.ts';
import { pythonLiteral } from './python-literal.ts';

/** What only a log of Lambda has, and what an event has in whatever spelling. */
const ofLambda = /\b(?:START|END|REPORT) RequestId: |\bINIT_START |"?@?timestamp"?[,:"]|\brequestContext\b/;
/** As `console.log(event)` prints it: keys without quotes, and nothing of what is deeper. */
const inspected = /(?:^|[\s{,])(?:rawPath|rawQueryString|httpMethod|requestContext): *(?:'|\{|\[Object\])/;
const ownLine = /"outcome": ?"(?:accepted|parked|duplicate|answered|rejected|refused|unavailable|failed)"/;
/** An event may be logged within something: `{ "message": { "event": … } }`. */
const deepest = 4;

const whatToLog = 'log JSON.stringify(event) (Python: json.dumps(event)) and let it come once more';

/** A log of a function that writes the events that it gets, however CloudWatch hands it out. */
export const cloudWatchLog: Form = {
  name: 'a log of CloudWatch',
  find(file) {
    const lines = logLines(file.text);
    const { text, timeAt } = asOneText(lines);
    const found = bracedIn(text).flatMap(({ at, text: braced }) =>
      eventsIn(parseJson(withLineEnds(braced))?.value ?? pythonLiteral(braced)?.value).map((event) => ({
        event,
        at,
      })),
    );
    if (found.length > 0)
      return found.map(
        ({ event, at }): Read =>
          () => {
            const delivery = readEvent(event, file.name);
            return { ...delivery, cameAt: delivery.cameAt ?? timeAt(at) };
          },
      );
    if (inspected.test(text))
      throw new UserError(
        `${file.name}: the event is printed as console.log(event) does, which is no JSON and leaves out what lies deeper; ${whatToLog}`,
      );
    if (ownLine.test(text))
      throw new UserError(
        `${file.name} is a log of the gateway, which holds neither bodies nor headers: let the sender deliver to sallyport serve (docs/local.md, "A tunnel") and add --id`,
      );
    if (!ofLambda.test(file.text)) return undefined;
    throw new UserError(
      `${file.name}: no event of a function URL or an API Gateway is in this log; ${whatToLog}`,
    );
  },
};

/** An event may be printed over many lines of a log. */
function asOneText(lines: readonly LogLine[]) {
  const starts: number[] = [];
  let length = 0;
  for (const { message } of lines) {
    starts.push(length);
    length += message.length + 1;
  }
  const timeAt = (at: number) => lines[starts.findLastIndex((start) => start <= at)]?.at;
  return { text: lines.map(({ message }) => message).join('\n'), timeAt };
}

/** Lambda keeps what one call wrote together: it puts CR where a line ends. */
function withLineEnds(text: string): string {
  return text.replaceAll('\r', '\n');
}

function eventsIn(value: unknown, depth = 0): readonly unknown[] {
  if (isHttpEvent(value)) return [value];
  // as a message of another log has it
  if (typeof value === 'string' && value.startsWith('{')) return eventsIn(parseJson(value)?.value, depth + 1);
  if (depth >= deepest) return [];
  if (Array.isArray(value)) return value.flatMap((one: unknown) => eventsIn(one, depth + 1));
  return isObject(value) ? Object.values(value).flatMap((one) => eventsIn(one, depth + 1)) : [];
}
