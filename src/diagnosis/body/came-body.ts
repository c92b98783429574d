import { decodeUtf8, readBody } from '../../domain/content/content.ts';
import { type FormFields, parseForm } from '../../domain/content/form.ts';
import { decompressed } from './decompressed.ts';
import { type JsonText, jsonText } from './json-text.ts';

/** No form has a raw space, quote, brace or angle in it, and every one has a name with its value. */
const formShape = /^[^\s"{}<>=]*=[^\s"{}<>]*$/;

const known = new WeakMap<Uint8Array, CameBody>();

/** A body as it came, read in the ways that repairs ask for: each once, and when one asks first. */
export class CameBody {
  readonly bytes: Uint8Array;
  readonly #read = new Map<string, unknown>();

  private constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The same for the same bytes: they are looked at with every other thing that is put right beside them. */
  static of(bytes: Uint8Array): CameBody {
    const came = known.get(bytes) ?? new CameBody(bytes);
    known.set(bytes, came);
    return came;
  }

  /** A character for each byte, whatever they mean. */
  get binary(): string {
    return this.#once('binary', () => Buffer.from(this.bytes).toString('latin1'));
  }

  /** Nothing where it is not UTF-8. */
  get text(): string | undefined {
    return this.#once('text', () => decodeUtf8(this.bytes));
  }

  /** What it says as JSON, in a box; nothing where it is none. */
  get json(): { readonly text: string; readonly value: unknown } | undefined {
    return this.#once('json', () => {
      const content = readBody(this.bytes);
      return content.kind === 'json' ? content : undefined;
    });
  }

  /** Nothing where it is not JSON. */
  get written(): JsonText | undefined {
    return this.#once('written', () => this.json && jsonText(this.json.text));
  }

  /** Nothing where it does not look like a form. */
  get fields(): FormFields | undefined {
    return this.#once('fields', () => {
      const { text = '' } = this;
      return formShape.test(text) ? parseForm(text) : undefined;
    });
  }

  /** @param isBrotli which nothing in it tells. @returns nothing where it is not compressed */
  decompressed(isBrotli: boolean): Uint8Array | undefined {
    return this.#once(`decompressed ${isBrotli}`, () => decompressed(this.bytes, isBrotli));
  }

  #once<T>(name: string, read: () => T): T {
    if (!this.#read.has(name)) this.#read.set(name, read());
    // each name is read in one place, with one type
    return this.#read.get(name) as T;
  }
}
