import type { StoredEvent } from '../../adapters/local/sqlite/event-store.ts';
import { printableJson } from '../../domain/content/printable.ts';
import { type Io, paint } from '../io.ts';
import { cell, sizeText } from '../terminal/cells.ts';

/** How events are shown, one on each line. */
export interface EventLines {
  write(event: StoredEvent): void;
}

/** For a program: what EventBridge would deliver, safe on any terminal. */
export function jsonLines({ out }: Io): EventLines {
  return { write: ({ json }) => out.write(`${printableJson(json)}\n`) };
}

const usualWidth = 80;
/** So wide that an id can be shown whole, to be given to another command. */
const roomy = 110;
const gap = '  ';

/** For a person: a table that fits into the window, with a head above the first line. */
export function tableLines(io: Io): EventLines {
  const { out } = io;
  // a terminal that nobody has told how wide it is says 0
  const width = out.columns || usualWidth;
  const [time, size, id, endpoint] = [14, 8, width < roomy ? 9 : 36, Math.min(20, Math.floor(width / 6))];
  const what = Math.max(8, width - time - size - id - endpoint - 4 * gap.length);
  const line = (texts: readonly string[]) =>
    texts.map((text, at) => cell(text, [time, endpoint, what, size, id][at] as number, at === 3)).join(gap);
  let isFirst = true;
  return {
    write: (event) => {
      if (isFirst)
        out.write(`${paint(io, out, 'dim', line(['time', 'endpoint', 'source and type', 'size', 'id']))}\n`);
      isFirst = false;
      const { endpoint: name, source, detailType, json } = event;
      const texts = [
        timeText(event.time),
        name,
        `${source} ${detailType}`,
        sizeText(Buffer.byteLength(json)),
        event.id,
      ];
      out.write(`${line(texts)}\n`);
    },
  };
}

/** Where the person is who reads it: month, day, time of day. */
function timeText(time: number): string {
  const at = new Date(time);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(at.getMonth() + 1)}-${two(at.getDate())} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
}
