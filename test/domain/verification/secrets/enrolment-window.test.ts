import { expect, it } from '@jest/globals';
import { SecretsUnavailable } from '../../../../src/domain/errors.ts';
import {
  isOpen,
  readWindow,
  windowText,
} from '../../../../src/domain/verification/secrets/enrolment-window.ts';
import { SecretReader } from '../../../../src/domain/verification/secrets/secret-reader.ts';
import { readValues, withNewest } from '../../../../src/domain/verification/secrets/secret-value.ts';
import { RecordingLog } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { strong } from '../../../support/strong-secrets.ts';

const ticket = '0123456789abcdef0123456789abcdef';
const window = { ticket, until: 1_000_000 };

it('a window is read as it is written', () => {
  expect(readWindow(windowText(window))).toEqual(window);
});

it.each([
  'a secret',
  '"enrolment"',
  '{"secrets":["enrolment"]}',
  '{"enrolment":null}',
  `{"enrolment":{"ticket":"${ticket}"}}`,
  `{"enrolment":{"ticket":"${ticket}","until":"1"}}`,
  '{"enrolment":{"ticket":"","until":1}}',
  '{"enrolment":{"ticket":"guess","until":1}}',
  '{"enrolment":{"until":1}}',
])('nothing else is a window: %s', (text) => {
  expect(readWindow(text)).toBeUndefined();
});

it('it is open until its end, and never for more than an hour and the error of a clock', () => {
  expect(isOpen(window, window.until - 1)).toBe(true);
  expect(isOpen(window, window.until)).toBe(false);
  expect(isOpen(window, window.until - 3_900_000)).toBe(true);
  expect(isOpen(window, window.until - 3_900_001)).toBe(false);
  expect(isOpen({ ticket, until: Number.NaN }, 0)).toBe(false);
});

it.each(['current', 'pending', 'previous'] as const)('it verifies nothing as the %s secret', (stage) => {
  const [clock, log] = [new ManualClock(), new RecordingLog()];
  const reader = new SecretReader({ endpoints: [], previousSecretSeconds: 60 }, clock, log);
  const stored = { current: strong('one'), replacedAt: clock.now(), [stage]: windowText(window) };
  const read = () => reader.read('hooks/asana', stored).map((secret) => secret.reveal());
  if (stage === 'current') expect(read).toThrow(expect.objectContaining({ code: 'secret_absent' }));
  else expect(read()).toEqual([strong('one')]);
  expect(log.lines).toEqual([]);
});

it('nobody takes it for the text of a secret', () => {
  expect(() => readValues('hooks/asana', windowText(window), [])).toThrow(SecretsUnavailable);
});

it('a new secret stands before whatever was stored, and in place of a window', () => {
  const after = (text?: string) => withNewest('hooks/asana', text, 'new', []);
  expect(after()).toBe('{"secrets":["new"]}');
  expect(after(windowText(window))).toBe('{"secrets":["new"]}');
  expect(after('old')).toBe('{"secrets":["new","old"]}');
  expect(after('{"secrets":["old","new"]}')).toBe('{"secrets":["new","old"]}');
  expect(() => after('{"user":"x"}')).toThrow(SecretsUnavailable);
});
