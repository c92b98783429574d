import { decodeUtf8 } from '../../domain/content/content.ts';
import { ownHeaders, type SentBefore } from './sent-before.ts';

/** What became of it, for the test that it goes into. */
interface Became {
  readonly outcome: string;
  readonly code: string | undefined;
  readonly type: string | undefined;
}

/** As one of the deliveries in `test/fixtures/providers`, with the time at which it is good; its secret is for a person to add. */
export function asFixture(sent: SentBefore, { outcome, code, type }: Became): string {
  const { seq, method, target, host, body, time } = sent;
  const text = decodeUtf8(body);
  const fixture = {
    id: type ?? `delivery-${seq}`,
    source: 'kept by sallyport serve',
    secrets: [],
    method,
    url: `https://${host}${target}`,
    headers: Object.fromEntries(ownHeaders(sent)),
    body: text ?? Buffer.from(body).toString('base64'),
    bodyEncoding: text === undefined ? 'base64' : 'utf8',
    now: time,
    expect: outcome === 'rejected' ? { code } : { valid: true, type },
  };
  return `${JSON.stringify(fixture, undefined, 2)}\n`;
}
