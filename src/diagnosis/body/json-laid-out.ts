import type { Layout } from './json-layouts.ts';

const mark = { quote: 0x22, backslash: 0x5c, comma: 0x2c, colon: 0x3a, blank: 0x20 };
const openings = { object: 0x7b, list: 0x5b };
const closings = { object: 0x7d, list: 0x5d };

/** What is nested for its own sake would grow without end: nobody indents it. */
const most = { times: 4, depth: 100 };

/** What one mark adds at most. */
const margin = 4_096;

/**
 * The same JSON laid out in another way. By its bytes and in one pass: nothing is done to a body more often.
 * @param json known to be JSON, in UTF-8
 * @param depth of its objects and lists
 * @param end what stands behind it
 * @returns nothing where it would grow beyond what anybody sends
 */
export function laidOut(
  json: Uint8Array,
  layout: Layout,
  depth: number,
  end: string,
): Uint8Array | undefined {
  if (depth > most.depth && breaks(layout)) return undefined;
  const out = new Output(json.length * most.times, layout);
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] as number;
    if (byte === mark.quote) {
      const end = afterString(json, at);
      out.copy(json, at, end);
      at = end - 1;
    } else if (byte === mark.comma) {
      out.comma();
    } else if (byte === mark.colon) {
      out.colon();
    } else if (isOpening(byte)) {
      const next = afterBlanks(json, at + 1);
      const isEmpty = isClosing(json[next] as number);
      if (isEmpty) at = next;
      out.open(byte, isEmpty ? json[next] : undefined);
    } else if (isClosing(byte)) {
      out.close(byte);
    } else if (byte > mark.blank) {
      out.put(byte);
    }
    if (out.isFull) return undefined;
  }
  for (const char of Buffer.from(end)) out.put(char);
  return out.bytes;
}

class Output {
  readonly #buffer: Uint8Array;
  readonly #limit: number;
  readonly #comma: Uint8Array;
  readonly #colon: Uint8Array;
  readonly #nothing: Uint8Array;
  readonly #layout: Layout;
  readonly #hasBreaks: boolean;
  readonly #breaks = new Map<number, Uint8Array>();
  /** Of each level whether it is an object. */
  readonly #levels: boolean[] = [];
  #objects = 0;
  #length = 0;

  constructor(limit: number, layout: Layout) {
    this.#limit = limit;
    this.#buffer = Buffer.allocUnsafe(limit + margin);
    this.#comma = Buffer.from(layout.comma);
    this.#colon = Buffer.from(layout.colon);
    this.#nothing = Buffer.from(layout.nothing);
    this.#layout = layout;
    this.#hasBreaks = breaks(layout);
  }

  get isFull(): boolean {
    return this.#length > this.#limit;
  }

  get bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  put(byte: number): void {
    this.#buffer[this.#length] = byte;
    this.#length += 1;
  }

  copy(from: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; at += 1) this.put(from[at] as number);
  }

  comma(): void {
    this.#add(this.#comma);
    this.#break(this.#levels.at(-1) === true);
  }

  colon(): void {
    this.#add(this.#colon);
  }

  /** @param end what closes it, where it holds nothing */
  open(byte: number, end: number | undefined): void {
    this.put(byte);
    if (end !== undefined) {
      this.#add(this.#nothing);
      this.put(end);
      return;
    }
    const isObject = byte === openings.object;
    this.#levels.push(isObject);
    this.#objects += Number(isObject);
    this.#break(isObject);
  }

  close(byte: number): void {
    const isObject = this.#levels.pop() === true;
    this.#objects -= Number(isObject);
    this.#break(isObject);
    this.put(byte);
  }

  #break(isInObject: boolean): void {
    if (!this.#hasBreaks) return;
    const lists = this.#levels.length - this.#objects;
    const key = (this.#objects * (most.depth + 1) + lists) * 2 + Number(isInObject);
    let bytes = this.#breaks.get(key);
    if (!bytes) {
      bytes = Buffer.from(this.#layout.lineBreak(this.#objects, lists, isInObject));
      this.#breaks.set(key, bytes);
    }
    this.#add(bytes);
  }

  #add(bytes: Uint8Array): void {
    this.copy(bytes, 0, bytes.length);
  }
}

function breaks({ lineBreak }: Layout): boolean {
  return lineBreak(1, 0, true) !== '';
}

function afterString(json: Uint8Array, open: number): number {
  let at = open + 1;
  while (json[at] !== mark.quote) at += json[at] === mark.backslash ? 2 : 1;
  return at + 1;
}

function afterBlanks(json: Uint8Array, start: number): number {
  let at = start;
  while ((json[at] as number) <= mark.blank) at += 1;
  return at;
}

function isOpening(byte: number): boolean {
  return byte === openings.object || byte === openings.list;
}

function isClosing(byte: number): boolean {
  return byte === closings.object || byte === closings.list;
}
