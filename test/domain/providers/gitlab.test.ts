import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { configured } from '../../../src/domain/provider.ts';
import { gitlab } from '../../../src/domain/providers/gitlab.ts';
import { SecretReader } from '../../../src/domain/verification/secrets/secret-reader.ts';
import type { Secrets } from '../../../src/ports/secrets.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { RecordingLog } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { aGateway, anEndpoint } from '../support/gateways.ts';
import { withHeader } from '../support/with-header.ts';

const signingToken = `whsec_${Buffer.from('0f8d1c6b7a2e4935d0c1b2a394857f6e').toString('base64')}`;
const hexToken = '9b1e5f0c7a3d48e2b6c9d0a1f2e3b4c5d6a7f8091b2c3d4e5f60718293a4b5c6';
const both = JSON.stringify({ secrets: [signingToken, hexToken] });
const body = '{"object_kind":"push","event_name":"push","ref":"refs/heads/main"}';
const ids = { 'webhook-id': 'id-1', 'idempotency-key': 'key-1' };

/** What becomes of a delivery at an endpoint whose secret is stored so. */
async function received(delivery: ReturnType<typeof aDelivery>, isSigned: boolean, stored = both) {
  const options = { signed: isSigned };
  const endpoint = anEndpoint(gitlab, { options });
  const clock = new ManualClock(delivery.receivedAt);
  const reader = new SecretReader(
    { endpoints: [endpoint], previousSecretSeconds: 0 },
    clock,
    new RecordingLog(),
  );
  const secrets: Secrets = {
    get: async (id) => reader.read(id, { current: stored }),
    refresh: async () => undefined,
  };
  const { gateway, publisher } = aGateway({ endpoints: [endpoint], secrets, clock });
  const outcome = await gateway.receive(delivery);
  return { code: 'code' in outcome ? outcome.code : outcome.kind, event: publisher.events[0] };
}

const byToken = (headers: Readonly<Record<string, string>> = ids) =>
  aDelivery({ headers: { ...headers, 'x-gitlab-token': hexToken }, body });
const bySignature = (headers: Readonly<Record<string, string>> = ids) =>
  signed(aDelivery({ headers, body }), configured(gitlab, { signed: true }), signingToken);

describe('GitLab', () => {
  it('shows a token or signs, and one list of secrets serves an endpoint before and after the change', async () => {
    expect((await received(byToken(), false)).code).toBe('accepted');
    expect((await received(bySignature(), true)).code).toBe('accepted');
  });

  it('is not believed by a token where it signs, whatever lies beside the signing token', async () => {
    expect((await received(byToken(), true)).code).toBe('signature_missing');
    const forged = withHeader(bySignature(), 'webhook-signature', `v1,${'A'.repeat(43)}=`);
    expect((await received(withHeader(forged, 'x-gitlab-token', hexToken), true)).code).toBe(
      'signature_mismatch',
    );
  });

  it('does not sign with its token, which every delivery shows, though it is base64 too', async () => {
    const genuine = bySignature();
    const text = `id-1.${genuine.headers.get('webhook-timestamp')}.${body}`;
    for (const key of [
      Buffer.from(hexToken, 'base64'),
      Buffer.from(hexToken, 'hex'),
      Buffer.from(hexToken),
    ]) {
      const mac = createHmac('sha256', key).update(text).digest('base64');
      expect((await received(withHeader(genuine, 'webhook-signature', `v1,${mac}`), true)).code).toBe(
        'signature_mismatch',
      );
    }
  });

  it('never shows its signing token', async () => {
    const shown = withHeader(byToken(), 'x-gitlab-token', signingToken);
    expect((await received(shown, false)).code).toBe('signature_mismatch');
  });

  it.each([
    [true, hexToken],
    [false, signingToken],
  ])('has no secret where only one of the other kind is stored (signed: %j)', async (isSigned, stored) => {
    const delivery = isSigned ? bySignature() : byToken();
    expect((await received(delivery, isSigned, stored)).code).toBe('secret_malformed');
  });

  it('names a delivery by what is signed, and by nothing else where it signs', async () => {
    const id = async (headers: Readonly<Record<string, string>>) =>
      (await received(bySignature(headers), true)).event?.id;
    expect(await id(ids)).toBe('id-1');
    expect(await id({ ...ids, 'idempotency-key': 'other' })).toBe('id-1');
    expect(await id({ 'idempotency-key': 'key-1' })).toMatch(/^[0-9a-f]{64}$/);
  });

  it('suppresses nothing by an id that comes beside a token', async () => {
    const { event } = await received(byToken(), false);
    const forged = await received(byToken({ ...ids, 'webhook-id': 'of another delivery' }), false);
    expect(event?.id).toMatch(/^key-1:[0-9a-f]{16}$/);
    expect(forged.event?.suppressionKey).toBe(event?.suppressionKey);
    expect((await received(byToken({ 'webhook-id': 'id-1' }), false)).event?.id).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['{"object_kind":"build","event_name":"other"}', 'build'],
    ['{"event_name":"user_add_to_group"}', 'user_add_to_group'],
    ['{"text":"by a template of one\'s own"}', 'unknown'],
    ['[{"object_kind":"push"}]', 'unknown'],
    ['pushed', 'unknown'],
  ])('names the type in the body, never in a header: %s', async (text, type) => {
    const headers = { 'x-gitlab-token': hexToken, 'x-gitlab-event': 'Pipeline Hook' };
    expect((await received(aDelivery({ headers, body: text }), false)).event?.detailType).toBe(type);
  });
});
