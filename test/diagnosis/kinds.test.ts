import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Diagnosis } from '../../src/diagnosis/diagnosis.ts';
import type { ProviderId } from '../../src/domain/providers/index.ts';
import {
  another,
  arrivedAt,
  bytes,
  configuredAs,
  type Damage,
  header,
  host,
  later,
  names,
  path,
  query,
  secret,
  text,
  withoutHeader,
} from './support/damages.ts';
import { endpointOf, nothingAtHand, sendersAtHand, trialOf, withHeaders } from './support/trials.ts';

interface Kind {
  readonly sender: ProviderId;
  /** Which of its fixtures. */
  readonly number?: number;
  readonly damage: Damage;
  /** Whether what it was signed with is at hand, as the secret of another endpoint is. */
  readonly other?: boolean;
  readonly causes: readonly string[];
}

const kinds: Readonly<Record<string, Kind>> = {
  'a header with underscores': {
    sender: 'github',
    damage: names((name) => name.replaceAll('-', '_')),
    causes: ['header_with_underscores'],
  },
  'headers as CGI names them': {
    sender: 'slack',
    damage: names((name) => (name.startsWith('x-') ? `http_${name.replaceAll('-', '_')}` : name)),
    causes: ['header_with_underscores'],
  },
  'a header that a proxy moved': {
    sender: 'stripe',
    damage: names((name) => name.replace('stripe-', 'x-original-stripe-')),
    causes: ['header_renamed'],
  },
  'an authorization that a gateway kept for itself': {
    sender: 'basic',
    damage: names((name) => name.replace('authorization', 'x-amzn-remapped-authorization')),
    causes: ['authorization_moved'],
  },
  'a header that lost the beginning of its name': {
    sender: 'shopify',
    damage: names((name) => name.replace('x-shopify-', 'shopify-')),
    causes: ['header_renamed'],
  },
  'a header with something behind its name': {
    sender: 'github',
    damage: names((name) => name.replace('-256', '-256-original')),
    causes: ['header_renamed'],
  },
  'an authorization as Apache hands it on': {
    sender: 'vonage',
    damage: names((name) => name.replace('authorization', 'redirect_http_authorization')),
    causes: ['header_with_underscores'],
  },
  'plus signs that became spaces': {
    sender: 'shopify',
    damage: header('x-shopify-hmac-sha256', (value) => value.replaceAll('+', ' ')),
    causes: ['header_plus_as_space'],
  },
  'a signature that was encoded twice': {
    sender: 'github',
    damage: header(
      'x-hub-signature-256',
      (value) => `sha256=${Buffer.from(value.slice(7)).toString('base64')}`,
    ),
    causes: ['header_encoded_twice'],
  },
  'a token that lost the word before it': {
    sender: 'okta',
    number: 1,
    damage: header('authorization', (value) => value.replace('Basic ', '')),
    causes: ['secret_stored_with_scheme'],
  },
  'a header that came twice': {
    sender: 'shopify',
    damage: header('x-shopify-hmac-sha256', (value) => `${value},${value}`),
    causes: ['header_doubled'],
  },
  'a header that was joined with another': {
    sender: 'stripe',
    damage: header('stripe-signature', (value) => `${value}, t=1,v1=${'ab'.repeat(32)}`),
    causes: ['header_joined'],
  },
  'a header in quotes': {
    sender: 'github',
    damage: header('x-hub-signature-256', (value) => `"${value}"`),
    causes: ['header_in_quotes'],
  },
  'a header with a line end': {
    sender: 'dropbox',
    damage: header('x-dropbox-signature', (value) => `${value}\r\n`),
    causes: ['header_with_spaces'],
  },
  'a header that was percent-encoded': {
    sender: 'shopify',
    damage: header('x-shopify-hmac-sha256', encodeURIComponent),
    causes: ['header_percent_encoded'],
  },
  'a prefix that was lost': {
    sender: 'github',
    damage: header('x-hub-signature-256', (value) => value.replace('sha256=', '')),
    causes: ['header_prefix_lost'],
  },
  'a prefix that was written twice': {
    sender: 'slack',
    damage: header('x-slack-signature', (value) => `v0=${value}`),
    causes: ['header_prefix_doubled'],
  },
  'a prefix where none belongs': {
    sender: 'shopify',
    damage: header('x-shopify-hmac-sha256', (value) => `sha256=${value}`),
    causes: ['header_prefix_added'],
  },
  'another prefix': {
    sender: 'standard-webhooks',
    damage: header('webhook-signature', (value) => value.replace('v1,', 'v1=')),
    causes: ['header_prefix_changed'],
  },
  'a token without Bearer': {
    sender: 'vonage',
    damage: header('authorization', (value) => value.replace('Bearer ', '')),
    causes: ['header_prefix_lost'],
  },
  'a token where the options do not say': {
    sender: 'token',
    damage: header('authorization', (value) => value.replace('Bearer ', '')),
    causes: ['option_header'],
  },
  'hexadecimal digits in upper case': {
    sender: 'gitea',
    damage: header('x-gitea-signature', (value) => value.toUpperCase()),
    causes: ['header_upper_case'],
  },
  'base64 where hexadecimal digits belong': {
    sender: 'slack',
    damage: header(
      'x-slack-signature',
      (value) => `v0=${Buffer.from(value.slice(3), 'hex').toString('base64')}`,
    ),
    causes: ['header_in_base64'],
  },
  'hexadecimal digits where base64 belongs': {
    sender: 'twilio',
    damage: header('x-twilio-signature', (value) => Buffer.from(value, 'base64').toString('hex')),
    causes: ['header_in_hex'],
  },
  'base64url where base64 belongs': {
    sender: 'shopify',
    damage: header('x-shopify-hmac-sha256', (value) => value.replaceAll('+', '-').replaceAll('/', '_')),
    causes: ['header_in_base64url'],
  },
  'a padding that was lost': {
    sender: 'square',
    damage: header('x-square-hmacsha256-signature', (value) => value.replace('=', '')),
    causes: ['header_padding'],
  },
  'a public-key signature in another alphabet': {
    sender: 'telnyx',
    damage: header('telnyx-signature-ed25519', (value) => Buffer.from(value, 'base64').toString('hex')),
    causes: ['header_in_hex'],
  },
  'other separators in a list': {
    sender: 'paddle',
    damage: header('paddle-signature', (value) => value.replace(';', ',')),
    causes: ['header_separators'],
  },
  'members in another form': {
    sender: 'mux',
    damage: header('mux-signature', (value) => value.replaceAll('=', ':')),
    causes: ['header_members'],
  },
  'a signature as another member': {
    sender: 'calendly',
    damage: header('calendly-webhook-signature', (value) => value.replace('v1=', 'v0=')),
    causes: ['header_other_member'],
  },
  'user and password that were not encoded': {
    sender: 'basic',
    damage: header('authorization', (value) => `Basic ${Buffer.from(value.slice(6), 'base64').toString()}`),
    causes: ['basic_not_encoded'],
  },
  'a delivery of another sender': {
    sender: 'shopify',
    damage: arrivedAt('github'),
    causes: ['delivery_of_another_sender'],
  },
  'an older signature of the same sender': {
    sender: 'github',
    damage: (trial) =>
      withoutHeader('x-hub-signature-256')(
        // by openssl dgst -sha1 -hmac
        withHeaders(trial, ['x-hub-signature', 'sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59']),
      ),
    causes: ['older_signature'],
  },
  'another digest than the options say': {
    sender: 'hmac',
    damage: (trial) => ({
      ...trial,
      endpoint: endpointOf('hmac', { options: { header: 'x-signature', digest: 'sha512' } }),
    }),
    causes: ['option_digest'],
  },
  'a secret with a line end': {
    sender: 'github',
    damage: secret((value) => `${value}\n`),
    causes: ['secret_stored_with_white_space'],
  },
  'a secret in quotes': {
    sender: 'stripe',
    damage: secret((value) => `"${value}"`),
    causes: ['secret_stored_in_quotes'],
  },
  'a token with a line end in its secret': {
    sender: 'figma',
    damage: secret((value) => `${value}\n`),
    causes: ['secret_stored_with_white_space'],
  },
  'a key as text that is base64': {
    sender: 'polar',
    damage: arrivedAt('standard-webhooks'),
    number: 2,
    causes: ['secret_as_text'],
  },
  'a key in base64 that is text': {
    sender: 'openai',
    damage: (trial) => ({ ...trial, endpoint: endpointOf('polar', { options: { textKey: true } }) }),
    causes: ['secret_as_base64'],
  },
  'a key in base64 that stands in hexadecimal digits': {
    sender: 'adyen',
    damage: secret((value) => Buffer.from(value, 'hex').toString('base64')),
    causes: ['secret_as_base64'],
  },
  'another secret': {
    sender: 'shopify',
    damage: another('an entirely different secret 0815'),
    other: true,
    causes: ['another_secret'],
  },
  'another public key': {
    sender: 'discord',
    damage: another('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'),
    other: true,
    causes: ['another_secret'],
  },
  'another password': {
    sender: 'basic',
    damage: another('sallyport:another password 0815'),
    other: true,
    causes: ['another_secret'],
  },
  'a delivery that is too old': { sender: 'slack', damage: later(3_600), causes: ['signed_too_long_ago'] },
  'a notification that is too old': {
    sender: 'aws-sns',
    damage: later(90_000),
    causes: ['signed_too_long_ago'],
  },
  'a delivery of the future': { sender: 'mux', damage: later(-3_600), causes: ['signed_in_future'] },
  'a time in milliseconds': {
    sender: 'slack',
    damage: header('x-slack-request-timestamp', (value) => `${value}000`),
    causes: ['time_in_milliseconds'],
  },
  'JSON that was written anew': {
    sender: 'github',
    number: 1,
    damage: text((body) => JSON.stringify(JSON.parse(body))),
    causes: ['json_was_indented_by_2_with_line_end'],
  },
  'JSON with spaces that it did not have': {
    sender: 'shopify',
    damage: text((body) => body.replaceAll('":', '": ').replaceAll(',"', ', "')),
    causes: ['json_was_compact'],
  },
  'JSON that was indented': {
    sender: 'mux',
    number: 1,
    damage: text((body) => JSON.stringify(JSON.parse(body), undefined, 2)),
    causes: ['json_was_compact'],
  },
  'a body in CRLF': {
    sender: 'github',
    number: 1,
    damage: text((body) => body.replaceAll('\n', '\r\n')),
    causes: ['body_came_with_crlf'],
  },
  'a body without its last line end': {
    sender: 'telnyx',
    number: 1,
    damage: text((body) => body.trimEnd()),
    causes: ['body_line_end_lost'],
  },
  'a body with a line end behind it': {
    sender: 'cloudinary',
    damage: text((body) => `${body}\n`),
    causes: ['body_line_end_added'],
  },
  'a body that is still base64': {
    sender: 'stripe',
    damage: bytes((body) => body.toString('base64')),
    causes: ['body_still_base64'],
  },
  'a header with its own name in it': {
    sender: 'github',
    damage: header('x-hub-signature-256', (value) => `X-Hub-Signature-256: ${value}`),
    causes: ['header_with_its_name'],
  },
  'a header in a list of one': {
    sender: 'discord',
    damage: header('x-signature-ed25519', (value) => JSON.stringify([value])),
    causes: ['header_in_brackets'],
  },
  'a header as Python prints bytes': {
    sender: 'zoom',
    damage: header('x-zm-signature', (value) => `b'${value}'`),
    causes: ['header_in_quotes'],
  },
  'digits as .NET prints bytes': {
    sender: 'github',
    damage: header(
      'x-hub-signature-256',
      (value) => `sha256=${value.slice(7).toUpperCase().match(/../g)?.join('-')}`,
    ),
    causes: ['header_digits_apart'],
  },
  'a header that was percent-encoded twice': {
    sender: 'twilio',
    damage: header('x-twilio-signature', (value) => encodeURIComponent(encodeURIComponent(value))),
    causes: ['header_percent_encoded'],
  },
  'a header with something around its signature': {
    sender: 'shopify',
    damage: header('x-shopify-hmac-sha256', (value) => `signature(${value});`),
    causes: ['header_with_more'],
  },
  'a header with white space before it, whose value has a comma': {
    sender: 'standard-webhooks',
    damage: header('webhook-signature', (value) => ` ${value}`),
    causes: ['header_with_spaces'],
  },
  'names of headers without hyphens': {
    sender: 'slack',
    damage: names((name) => name.replaceAll('-', '')),
    causes: ['header_renamed'],
  },
  'names of headers with something before them': {
    sender: 'telnyx',
    damage: names((name) => `http.request.${name}`),
    causes: ['header_renamed'],
  },
  'a time with a fraction': {
    sender: 'discord',
    damage: header('x-signature-timestamp', (value) => `${value}.25`),
    causes: ['time_with_fraction'],
  },
  'a time as a date': {
    sender: 'slack',
    damage: header('x-slack-request-timestamp', (value) => new Date(Number(value) * 1000).toISOString()),
    causes: ['time_as_date'],
  },
  'a secret as a line of JSON': {
    sender: 'github',
    damage: secret((value) => `"webhookSecret": "${value}",`),
    causes: ['secret_stored_with_its_name'],
  },
  'a secret as a page shows it': {
    sender: 'linear',
    damage: secret((value) => `Signing secret: ${value}`),
    causes: ['secret_stored_with_its_name'],
  },
  'a secret with half of its quotes': {
    sender: 'figma',
    damage: secret((value) => `${value}",`),
    causes: ['secret_stored_in_quotes'],
  },
  'a secret as Python prints bytes': {
    sender: 'shopify',
    damage: secret((value) => `b'${value}'`),
    causes: ['secret_stored_in_quotes'],
  },
  'a secret with a comment': {
    sender: 'github',
    damage: secret((value) => `"${value}" # of production`),
    causes: ['secret_stored_with_comment'],
  },
  'a secret beside the one that it replaces': {
    sender: 'mux',
    damage: secret((value) => `an-old-secret-0815-4711\n${value}\n`),
    causes: ['secret_stored_with_another'],
  },
  'a secret that was pasted twice': {
    sender: 'square',
    damage: secret((value) => value + value),
    causes: ['secret_stored_twice'],
  },
  'a secret without its prefix': {
    sender: 'linear',
    damage: secret((value) => value.replace('lin_wh_', '')),
    causes: ['secret_stored_without_prefix'],
  },
  'a secret as the command of AWS prints it': {
    sender: 'zoom',
    damage: secret((value) =>
      JSON.stringify({ Name: 'zoom', SecretString: JSON.stringify({ zoom: { secret: value } }) }),
    ),
    causes: ['secret_stored_in_json'],
  },
  'a secret in base64 of base64': {
    sender: 'shopify',
    damage: secret((value) => Buffer.from(Buffer.from(value).toString('base64')).toString('base64')),
    causes: ['secret_stored_in_base64'],
  },
  'a body that is still compressed': {
    sender: 'github',
    damage: bytes((body) => gzipSync(body)),
    causes: ['body_still_compressed'],
  },
  'a body that is still compressed, as only its header tells': {
    sender: 'mux',
    damage: (trial) =>
      withHeaders(bytes((body) => brotliCompressSync(body))(trial), ['content-encoding', 'br']),
    causes: ['body_still_compressed'],
  },
  'a body in chunks': {
    sender: 'twilio',
    number: 23,
    damage: bytes((body) => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`),
    causes: ['body_in_chunks'],
  },
  'a body with the head of its request': {
    sender: 'zendesk',
    damage: text((body) => `POST /zendesk HTTP/1.1\r\nHost: hooks.example.com\r\n\r\n${body}`),
    causes: ['body_with_head_of_request'],
  },
  'a body in hexadecimal digits': {
    sender: 'stripe',
    damage: bytes((body) => `\\x${body.toString('hex')}`),
    causes: ['body_still_hex'],
  },
  'a body as Python prints bytes': {
    sender: 'gitlab',
    number: 2,
    // python3 -c 'print(open("body", "rb").read())'
    damage: bytes(
      (body) =>
        `b'${body
          .toString('latin1')
          .replace(/[\\']/g, '\\$&')
          .replaceAll('\n', '\\n')
          .replace(/[\u0080-\u00ff]/g, (char) => `\\x${char.charCodeAt(0).toString(16)}`)}'`,
    ),
    causes: ['body_in_python_bytes'],
  },
  'a body that was escaped for a page': {
    sender: 'shopify',
    damage: text((body) => body.replaceAll('&', '&amp;').replaceAll('"', '&quot;')),
    causes: ['body_with_entities'],
  },
  'a body that was taken for the name of a field': {
    sender: 'dropbox',
    damage: text((body) => `${encodeURIComponent(body).replaceAll('%20', '+')}=`),
    causes: ['body_percent_encoded'],
  },
  'a body with an empty line before it': {
    sender: 'github',
    number: 3,
    damage: text((body) => `\r\n${body}`),
    causes: ['body_white_space_before'],
  },
  'a body in a list of one': {
    sender: 'shopify',
    damage: text((body) => `[${body}]`),
    causes: ['body_in_list'],
  },
  'a body as a workflow hands it on': {
    sender: 'linear',
    damage: text((body) => `[{"headers":{},"query":{},"body":${body}}]`),
    causes: ['body_in_item'],
  },
  'a body in a push of Pub/Sub': {
    sender: 'slack',
    damage: bytes((body) => JSON.stringify({ message: { data: body.toString('base64') } })),
    causes: ['body_in_pubsub_message'],
  },
  'a body that was decoded as Latin-1': {
    sender: 'gitlab',
    number: 2,
    damage: bytes((body) => body.toString('latin1')),
    causes: ['body_decoded_as_latin1'],
  },
  'items in a string of JSON': {
    sender: 'adyen',
    damage: text((body) => JSON.stringify(body)),
    causes: ['body_in_json_string'],
  },
  'a form that was made JSON': {
    sender: 'slack',
    damage: text((body) => JSON.stringify(Object.fromEntries(new URLSearchParams(body)))),
    causes: ['form_was_made_json_as_browsers'],
  },
  'a notification in base64': {
    sender: 'aws-sns',
    damage: bytes((body) => body.toString('base64')),
    causes: ['body_still_base64'],
  },
  'http for https': {
    sender: 'twilio',
    damage: configuredAs('http://mycompany.com/myapp.php'),
    causes: ['url_was_https'],
  },
  'the host of a tunnel': {
    sender: 'square',
    damage: (trial) => host('abc123.ngrok.app')(withHeaders(trial, ['x-forwarded-host', 'webhook.site'])),
    causes: ['url_had_host_of_header'],
  },
  'a path without the stage': {
    sender: 'twilio',
    damage: path(() => '/prod/myapp.php'),
    causes: ['url_had_no_path_prefix'],
  },
  'a slash at the end': {
    sender: 'square',
    number: 1,
    damage: path((value) => `${value}/`),
    causes: ['url_had_no_trailing_slash'],
  },
  'a query in another order': {
    sender: 'trello',
    number: 1,
    damage: query((value) => value.split('&').toReversed().join('&')),
    causes: ['url_had_query_reversed'],
  },
  'a query that was encoded anew': {
    sender: 'hubspot',
    number: 2,
    damage: query((value) => decodeURIComponent(value)),
    causes: ['url_had_encoded_query'],
  },
};

/** One after the other. */
function both(...damages: readonly Damage[]): Damage {
  return (trial) => damages.reduce((damaged, damage) => damage(damaged), trial);
}

const pairs: Readonly<Record<string, Kind>> = {
  'a secret with a line end and JSON that was written anew': {
    sender: 'github',
    number: 1,
    damage: both(
      secret((value) => `${value}\n`),
      text((body) => JSON.stringify(JSON.parse(body))),
    ),
    causes: ['json_was_indented_by_2_with_line_end', 'secret_stored_with_white_space'],
  },
  'an old secret and a time that is off': {
    sender: 'slack',
    damage: both(another('0123456789abcdef0123456789abcdef'), later(3_600)),
    other: true,
    causes: ['another_secret', 'signed_too_long_ago'],
  },
  'another URL and another secret': {
    sender: 'twilio',
    damage: both(another('0123456789abcdef0123456789abcdef'), configuredAs('http://mycompany.com/myapp.php')),
    other: true,
    causes: ['another_secret', 'url_was_https'],
  },
  'a body in base64 and a time that is off': {
    sender: 'stripe',
    damage: both(
      bytes((body) => body.toString('base64')),
      later(86_400),
    ),
    causes: ['body_still_base64', 'signed_too_long_ago'],
  },
  'the secret of another stage and a body in CRLF': {
    sender: 'github',
    number: 3,
    damage: both(
      another('the secret of another stage'),
      text((body) => body.replaceAll('\n', '\r\n')),
    ),
    other: true,
    causes: ['another_secret', 'body_came_with_crlf'],
  },
  'a header that was joined and a time that is off': {
    sender: 'stripe',
    damage: both(
      header('stripe-signature', (value) => `${value}, t=1,v1=${'ab'.repeat(32)}`),
      later(3_600),
    ),
    causes: ['header_joined', 'signed_too_long_ago'],
  },
  'headers with underscores and another secret': {
    sender: 'openai',
    damage: both(
      names((name) => name.replaceAll('-', '_')),
      another('whsec_bm90IHRoZSBzZWNyZXQgb2YgdGhpcyBkZWxpdmVyeQ=='),
    ),
    other: true,
    causes: ['another_secret', 'header_with_underscores'],
  },
  'a header in quotes and a body with a line end': {
    sender: 'dropbox',
    damage: both(
      header('x-dropbox-signature', (value) => `"${value}"`),
      text((body) => `${body}\n`),
    ),
    causes: ['body_line_end_added', 'header_in_quotes'],
  },
  'a prefix that was lost and a secret in quotes': {
    sender: 'github',
    damage: both(
      header('x-hub-signature-256', (value) => value.replace('sha256=', '')),
      secret((value) => `"${value}"`),
    ),
    causes: ['header_prefix_lost', 'secret_stored_in_quotes'],
  },
  'a delivery of another sender and a time that is off': {
    sender: 'slack',
    damage: both(arrivedAt('github'), later(3_600)),
    causes: ['delivery_of_another_sender', 'signed_too_long_ago'],
  },
  'a delivery of another sender and a body in base64': {
    sender: 'shopify',
    damage: both(
      arrivedAt('github'),
      bytes((body) => body.toString('base64')),
    ),
    causes: ['body_still_base64', 'delivery_of_another_sender'],
  },
  'another URL and a body with a line end': {
    sender: 'square',
    damage: both(
      configuredAs('http://webhook.site/679a4f3a-dcfa-49ee-bac5-9d0edad886b9'),
      text((body) => `${body}\n`),
    ),
    causes: ['body_line_end_added', 'url_was_https'],
  },
  'a notification in base64 that is too old': {
    sender: 'aws-sns',
    damage: both(
      bytes((body) => body.toString('base64')),
      later(90_000),
    ),
    causes: ['body_still_base64', 'signed_too_long_ago'],
  },
  'a public key of another application and a body without its line end': {
    sender: 'telnyx',
    number: 1,
    damage: both(
      another('11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='),
      text((body) => body.trimEnd()),
    ),
    other: true,
    causes: ['another_secret', 'body_line_end_lost'],
  },
};

async function diagnosed({ sender, number, damage, other }: Kind) {
  const trial = trialOf(sender, number);
  const otherSecrets = other ? trial.candidates : [];
  return {
    asItWas: await diagnose(trial, nothingAtHand),
    asItIs: await diagnose(damage(trial), { ...sendersAtHand, otherSecrets }),
  };
}

describe('the cause is named', () => {
  it.each(Object.entries(kinds))('of %s', async (_, kind) => {
    const { asItWas, asItIs } = await diagnosed(kind);
    expect(asItWas.isVerified).toBe(true);
    expect(idsOf(asItIs)).toEqual(kind.causes);
  });

  it('of many kinds, over many senders', () => {
    expect(Object.keys(kinds).length).toBeGreaterThanOrEqual(96);
    expect(new Set(Object.values(kinds).map(({ sender }) => sender)).size).toBeGreaterThanOrEqual(24);
  });
});

describe('both causes are named', () => {
  it.each(Object.entries(pairs))('of %s', async (_, kind) => {
    const { asItIs } = await diagnosed(kind);
    expect(idsOf(asItIs)).toEqual(kind.causes);
    expect(new Set(asItIs.causes.map(({ axis }) => axis)).size).toBe(2);
  });

  it('of enough pairs', () => {
    expect(Object.keys(pairs).length).toBeGreaterThanOrEqual(14);
  });
});

function idsOf({ isVerified, causes }: Diagnosis) {
  expect(isVerified).toBe(false);
  return causes.map(({ id }) => id).toSorted();
}
