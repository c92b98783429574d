import { isObject, parseJson, withoutByteOrderMark } from '../../domain/content/json.ts';

/** Every mistake of the configuration at once, each with its path. No value of it is repeated. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid';
  readonly code = 'config_invalid';
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(`the configuration has mistakes:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`);
    this.mistakes = mistakes;
  }
}

/** What was read, before anybody has checked it. */
export type ConfigDocument = Readonly<Record<string, unknown>>;

/**
 * The configuration: one JSON document, inline in `SALLYPORT_CONFIG` or in the file that `SALLYPORT_CONFIG_FILE` names. Of
 * both, the inline one wins, key by key and endpoint by endpoint.
 * @param named what messages call the file
 * @throws {ConfigInvalid}
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string,
  named = `SALLYPORT_CONFIG_FILE, ${env.SALLYPORT_CONFIG_FILE}`,
): ConfigDocument {
  const { SALLYPORT_CONFIG: inline, SALLYPORT_CONFIG_FILE: path } = env;
  if (!inline && !path) {
    throw new ConfigInvalid([
      'there is none: set SALLYPORT_CONFIG to a JSON document, or SALLYPORT_CONFIG_FILE to the path of one',
    ]);
  }
  const documents = [
    path ? readDocument(named, () => readFile(path)) : {},
    inline ? readDocument('SALLYPORT_CONFIG', () => inline) : {},
  ];
  const mistakes = documents.filter((document) => typeof document === 'string');
  if (mistakes.length > 0) throw new ConfigInvalid(mistakes);
  const [base = {}, over = {}] = documents.filter((document) => typeof document !== 'string');
  return merge(base, over);
}

/** @returns what is wrong, as text. The parser's own words are left out: they quote what they read. */
function readDocument(variable: string, read: () => string): ConfigDocument | string {
  let text: string;
  try {
    text = read();
  } catch (error) {
    return `${variable}: the file cannot be read (${(error as NodeJS.ErrnoException).code})`;
  }
  const parsed = parseJson(withoutByteOrderMark(text));
  if (!parsed)
    return `${variable}: must be one JSON object, and is not JSON: is a comma or a quote too many or missing?`;
  return isObject(parsed.value) ? parsed.value : `${variable}: must be one JSON object`;
}

function merge(base: ConfigDocument, over: ConfigDocument): ConfigDocument {
  const endpoints =
    isObject(base.endpoints) && isObject(over.endpoints)
      ? { ...base.endpoints, ...over.endpoints }
      : undefined;
  return { ...base, ...over, ...(endpoints ? { endpoints } : {}) };
}
