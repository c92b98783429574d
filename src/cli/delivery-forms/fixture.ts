import { isObject, numberField, ownField, parseJson, textField } from '../../domain/content/json.ts';
import type { Form } from './form.ts';
import { addressOf, joinedHeaders, withHost } from './request-parts.ts';
import { timeOf } from './time-of.ts';

/** As the workbench copies one: an object like those in `test/fixtures/providers`. */
export const fixture: Form = {
  name: 'a fixture',
  find(file) {
    const value = parseJson(file.text)?.value;
    const address = addressOf(textField(value, 'url') ?? '');
    const headers = ownField(value, 'headers');
    const body = ownField(value, 'body');
    if (!address || !isObject(headers) || typeof body !== 'string') return undefined;
    const texts = Object.entries(headers).filter(
      (one): one is [string, string] => typeof one[1] === 'string',
    );
    const encoding = ownField(value, 'bodyEncoding') === 'base64' ? 'base64' : 'utf8';
    return [
      () => ({
        request: {
          method: textField(value, 'method') ?? 'POST',
          ...address,
          headers: withHost(joinedHeaders(texts), address.host),
          body: Buffer.from(body, encoding),
        },
        cameAt: timeOf(numberField(value, 'now')),
        notes: [],
      }),
    ];
  },
};
