import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { bodyCauses } from '../../../src/diagnosis/body/body-causes.ts';
import type { Trial } from '../../../src/diagnosis/trial.ts';
import type { ProviderId } from '../../../src/domain/providers/index.ts';
import { trialOf, withBody, withHeaders, withSecret } from '../support/trials.ts';
import { firstOf, verifies, verifying } from '../support/verifying.ts';
import { damages } from './damage.ts';

const key = 'It is a Secret to Everybody';

const trials: readonly (readonly [ProviderId, number])[] = [
  ['github', 1],
  ['github', 2],
  ['shopify', 1],
  ['slack', 2],
  ['slack', 8],
  ['slack', 9],
  ['stripe', 1],
  ['contentful', 0],
  ['hubspot', 1],
  ['trello', 0],
  ['square', 1],
  ['plivo', 0],
  ['twilio', 2],
  ['line', 0],
  ['zoom', 0],
  ['meta', 0],
  ['razorpay', 0],
  ['shopify', 0],
  ['github', 6],
  ['messagebird', 0],
];

const asWindows = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text));

const json = /^json_|^body_line_end_(?:crlf_)?lost$/;

/** The line end behind the body is gone, or digits of a number are. */
const beyondRepair = [
  'github 1 inEventBridgeEvent',
  'stripe 1 inEventBridgeEvent',
  'shopify 0 stringified',
  'shopify 0 stringifiedForReaders',
  'shopify 0 stringifiedByTabs',
];

/** What may be said of each damage: one that comes out alike is as good. */
const told: Readonly<Record<keyof typeof damages, RegExp>> = {
  stringified: json,
  stringifiedForReaders: json,
  stringifiedByTabs: json,
  asLatin1: /^body_decoded_as_(?:latin1|windows_1252)$/,
  asLatin1Twice: /^body_decoded_as_latin1_twice$/,
  intoLatin1: /^body_encoded_as_latin1$/,
  withByteOrderMark: /^body_byte_order_mark_added$/,
  asUtf16: /^body_encoded_as_utf16$/,
  decomposed: /^body_was_composed$/,
  withLineEnd: /^body_line_end_added$/,
  withWindowsLineEnd: /^body_line_end_added$/,
  withoutLineEnd: /^body_line_end_lost$/,
  byWindowsEditor: /^body_came_with_crlf$/,
  withSpaces: /^body_white_space_added$|^json_was_/,
  withNul: /^body_nul_added$/,
  asBase64: /^body_still_base64$/,
  asBase64InLines: /^body_still_base64$/,
  asBase64url: /^body_still_base64$/,
  stringifiedAsText: /^body_in_json_string$/,
  stringifiedTwice: /^body_in_json_string_twice$/,
  escaped: /^body_with_escapes$/,
  inQuotes: /^body_in_quotes$/,
  doubled: /^body_doubled$/,
  inLambdaEvent: /^body_in_lambda_event$/,
  inTextOfLambdaEvent: /^body_in_lambda_event$/,
  inSnsMessage: /^body_in_sns_message$/,
  inSnsEvent: /^body_in_sns_event$/,
  inSqsEvent: /^body_in_sqs_event$/,
  inEventBridgeEvent: /^body_in_eventbridge_event$/,
  formMadeJson: /^form_was_made_json_as_/,
  payloadTakenOut: /^form_payload_was_taken_out_as_/,
  putIntoForm: /^json_was_in_form$/,
  formByBrowser: /^form_/,
  formByEncodeUriComponent: /^form_/,
  formInSmallDigits: /^form_/,
};

/** Each damage that changes this delivery so that it fails. */
function damaged(trial: Trial): readonly (readonly [keyof typeof damages, Trial])[] {
  return Object.entries(damages).flatMap(([name, damage]) => {
    const body = damage(Buffer.from(trial.request.body));
    const came = body === undefined ? trial : withBody(trial, body);
    return verifies(came) ? [] : [[name as keyof typeof damages, came]];
  });
}

describe('the body of a delivery', () => {
  it.each(trials)('is told as it was signed, whatever damaged it: %s %i', (id, number) => {
    const trial = trialOf(id, number);
    expect(verifies(trial)).toBe(true);
    const found = damaged(trial).filter(([name]) => !beyondRepair.includes(`${id} ${number} ${name}`));
    expect(found.length).toBeGreaterThanOrEqual(10);
    const wrong = found.flatMap(([name, came]) => {
      const cause = firstOf(bodyCauses(came));
      return told[name].test(cause ?? '') ? [] : [`${name}: ${cause}`];
    });
    expect(wrong).toEqual([]);
  });

  it('is damaged in each of the ways by one of these senders at least', () => {
    const seen = new Set(
      trials.flatMap(([id, number]) => damaged(trialOf(id, number)).map(([name]) => name)),
    );
    expect([...seen].sort()).toEqual(Object.keys(damages).sort());
  });

  const body = '{"zen":"Größe ist nicht alles, it’s said"}';
  const base64 = Buffer.from(body).toString('base64');
  it.each<[id: string, signed: string | Buffer, came: string | Buffer]>([
    ['body_was_base64', base64, body],
    ['body_was_base64url', Buffer.from(`${body}??>`).toString('base64url'), `${body}??>`],
    [
      'body_was_base64_in_lines',
      Buffer.from(body.repeat(9)).toString('base64').replace(/.{76}/g, '$&\n'),
      body.repeat(9),
    ],
    [
      'body_was_base64_in_short_lines',
      Buffer.from(body.repeat(9)).toString('base64').replace(/.{64}/g, '$&\n'),
      body.repeat(9),
    ],
    ['body_still_base64_twice', body, Buffer.from(base64).toString('base64')],
    ['body_still_base64_in_json_string', body, JSON.stringify(base64)],
    ['body_byte_order_mark_lost', `\ufeff${body}`, body],
    ['body_was_utf16', Buffer.from(body, 'utf16le'), body],
    ['body_encoded_as_utf16', body, Buffer.from(body, 'utf16le').swap16()],
    ['body_encoded_as_utf16', body, Buffer.from(`\ufeff${body}`, 'utf16le')],
    ['body_was_not_signed', '', body],
    ['body_was_json_string', JSON.stringify(body), body],
    ['body_line_end_crlf_lost', `${body}\r\n`, body],
    ['body_came_with_lf', 'a\r\nb\r\nc', 'a\nb\nc'],
    ['body_came_with_crlf_and_line_end_added', 'a\nb', 'a\r\nb\r\n'],
    ['body_came_with_crlf_and_line_end_lost', 'a\nb\n', 'a\r\nb'],
    ['body_was_latin1', Buffer.from('Größe', 'latin1'), 'Größe'],
    ['body_was_windows_1252', Buffer.from([0x93, 0x61, 0x94]), '“a”'],
    ['body_encoded_as_windows_1252', '“a”', Buffer.from([0x93, 0x61, 0x94])],
    ['body_decoded_as_windows_1252_twice', '“ö”', asWindows(asWindows('“ö”'))],
    ['body_was_decomposed', 'Gro\u0308ße', 'Größe'],
    ['body_encoded_as_utf16', body, Buffer.from(`\ufeff${body}`, 'utf16le').swap16()],
    ['body_in_sqs_event', '{"a":1}', '{"Records":[{"body":{"a":1}}]}'],
    ['body_in_payload_member', '{"a":1}', '{"type":"a","payload":{"a":1}}'],
    ['body_in_data_member', '{"a":1}', '{"data":{"a":1}}'],
    ['body_in_raw_body_member', '{"a":1}', '{"rawBody":"{\\"a\\":1}"}'],
    ['body_in_sqs_message', '{"a":1}', '{"MessageId":"1","Body":"{\\"a\\":1}"}'],
    ['body_in_sqs_answer', '{"a":1}', '{"Messages":[{"Body":"{\\"a\\":1}"}]}'],
    ['json_was_made_form', '{"a":"1","b":["2","3"]}', 'a=1&b=2&b=3'],
    [
      'form_was_made_json_as_javascript',
      'b%20c=1&2=(x)&a[0]=y&n='.replace(/[[\]]/g, encodeURIComponent),
      '{"b c":1,"2":"(x)","a":{"0":"y"},"n":null}',
    ],
    ['form_was_as_dotnet', 'a=%c3%b6+(x)%2f', 'a=%C3%B6%20%28x%29%2F'],
    ['form_was_as_brackets', 'a[b]=1%2F2', 'a%5Bb%5D=1%2F2'],
    ['query_merged_into_form', 'a=1&b=2', 'a=1&shop=x&b=2'],
    ['query_merged_into_json', '{"a":1}', '{"shop":"x","a":1}'],
    ['json_was_compact_with_crlf', '{"a":1}\r\n', '{"a": 1}'],
  ])('is told as it was signed, where that was something else: %s', (id, signed, came) => {
    const trial = withSecret(trialOf('github', 2), key);
    const signature = createHmac('sha256', key).update(signed).digest('hex');
    const delivery = withHeaders(withBody(trial, came), ['x-hub-signature-256', `sha256=${signature}`]);
    expect(firstOf(bodyCauses({ ...delivery, request: { ...delivery.request, rawQuery: 'shop=x' } }))).toBe(
      id,
    );
  });

  it('is not told of a parameter that has another value than the member of its name', () => {
    const came = withBody(trialOf('github'), '{"shop":"y","a":1}');
    const request = { ...came.request, rawQuery: 'shop=x' };
    const ids = [...bodyCauses({ ...came, request })].map(({ cause }) => cause.id);
    expect(ids).not.toContain('query_merged_into_json');
  });

  it('says of a form that it is one to senders that ask for it', () => {
    const trial = trialOf('twilio', 2);
    const fields = new URLSearchParams(Buffer.from(trial.request.body).toString());
    const came = withHeaders(withBody(trial, JSON.stringify(Object.fromEntries(fields))), [
      'content-type',
      'application/json',
    ]);
    expect(firstOf(bodyCauses(came))).toBe('form_was_made_json_as_browsers');
  });

  it.each(trials)('is another one in each variant, and none fits noise: %s %i', (id, number) => {
    const trial = trialOf(id, number);
    const body = Buffer.from(trial.request.body);
    const noise = withBody(
      trial,
      Buffer.from(body.map((byte, at) => (at === body.length >> 1 ? byte ^ 1 : byte))),
    );
    const variants = [...bodyCauses(noise)];
    expect(variants.length).toBeGreaterThanOrEqual(8);
    for (const { trial: variant } of variants)
      expect(Buffer.compare(variant.request.body, noise.request.body)).not.toBe(0);
    expect(verifying(variants)).toEqual([]);
  });
});
