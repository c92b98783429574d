import { toDelivery, Unreadable } from '../../adapters/edge/lambda-url/delivery.ts';
import { fieldAt, isObject, numberField, ownField, parseJson, textField } from '../../domain/content/json.ts';
import { UserError } from '../io.ts';
import type { Form, FormedDelivery } from './form.ts';
import { lossIn, withHost } from './request-parts.ts';
import { isRestEvent, readRestEvent } from './rest-event.ts';
import { timeOf } from './time-of.ts';

/** Of a function URL or an API Gateway, as a test event of the Lambda console has it too. */
export const lambdaEvent: Form = {
  name: 'an event of a Lambda function',
  find(file) {
    const value = parseJson(file.text)?.value;
    return isHttpEvent(value) ? [() => readEvent(value, file.name)] : undefined;
  },
};

/** Whether Lambda hands a request over in it: with payload 2.0, or 1.0. */
export function isHttpEvent(value: unknown): boolean {
  return isUrlEvent(value) || isRestEvent(value);
}

function isUrlEvent(value: unknown): boolean {
  return typeof ownField(value, 'rawPath') === 'string' && isObject(fieldAt(value, 'requestContext', 'http'));
}

/** @param where for messages. @throws {UserError} */
export function readEvent(event: unknown, where: string): FormedDelivery {
  if (!isUrlEvent(event)) return readRestEvent(event);
  const cameAt = timeOf(numberField(ownField(event, 'requestContext'), 'timeEpoch'));
  const delivery = toDelivery(event, cameAt ?? 0, 0);
  if (delivery instanceof Unreadable) throw new UserError(`${where}: ${delivery.message}`);
  const { method, host, rawPath, rawQuery, headers, body } = delivery;
  return {
    request: { method, host, rawPath, rawQuery, headers: withHost(headers, host), body },
    cameAt,
    // what is no UTF-8 comes in base64, unless something in between made text of it
    notes: ownField(event, 'isBase64Encoded') === true ? [] : lossIn(textField(event, 'body') ?? ''),
  };
}
