import { readFileSync } from 'node:fs';
import { createServer, globalAgent, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import MessageValidator from 'sns-validator';
import { awsSns } from '../../../src/domain/providers/aws-sns.ts';
import { fixturesOf, judge } from '../support/fixtures.ts';
import {
  certificate,
  certificateUrl,
  confirmationMessage,
  deliveryOf,
  now,
  signedMessage,
  topicArn,
} from '../support/sns.ts';

const tls = (name: string) => readFileSync(`test/fixtures/tls/${name}.pem`, 'utf8');

/** What AWS's own validator finds at an address: it asks any host that it is told to trust. */
const documents = new Map([['/made.pem', certificate]]);
let server: Server;
let origin: string;
const trusted = globalAgent.options.ca;

beforeAll(async () => {
  server = createServer({ key: tls('key'), cert: tls('certificate') }, ({ url = '' }, response) => {
    response.end(documents.get(url));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  globalAgent.options.ca = tls('certificate');
});

afterAll(async () => {
  globalAgent.options.ca = trusted;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Where the certificate is, is not signed: so both may look at the same one. */
async function takenByAws(message: Readonly<Record<string, unknown>>, path = '/made.pem'): Promise<boolean> {
  const validator = new MessageValidator(/^127[.]0[.]0[.]1:\d+$/);
  return await new Promise((resolve) => {
    validator.validate({ ...message, SigningCertURL: origin + path }, (error) => resolve(!error));
  });
}

function takenHere(message: Readonly<Record<string, unknown>>): boolean {
  const certificates = { [certificateUrl]: certificate };
  return judge(awsSns, deliveryOf(message), { secrets: [], now, options: { topicArn }, certificates })
    .verified;
}

describe('the validator of AWS', () => {
  const messages = (['1', '2'] as const).flatMap((version) => [
    signedMessage({}, version),
    signedMessage({ Subject: 'Paid' }, version),
    signedMessage({ Message: 'Grüße 👋\nSubject\n"quoted"\r\n\u0000' }, version),
  ]);

  it.each([...messages, confirmationMessage()])('takes what is taken here: %#', async (message) => {
    expect([takenHere(message), await takenByAws(message)]).toEqual([true, true]);
  });

  it.each([
    { ...signedMessage(), Message: 'order 1043 paid' },
    { ...signedMessage(), Subject: 'Paid' },
    { ...signedMessage({ Subject: 'Paid' }), Subject: 'Unpaid' },
    { ...signedMessage(), SignatureVersion: '1' },
    { ...signedMessage(), SignatureVersion: '3' },
    { ...confirmationMessage(), Token: 'other' },
  ])('refuses what is refused here: %#', async (message) => {
    expect([takenHere(message), await takenByAws(message)]).toEqual([false, false]);
  });

  it('takes a message under another id, into which its subject was moved', async () => {
    const { Subject, MessageId, ...message } = signedMessage({ Subject: 'Paid' });
    const moved = { ...message, MessageId: `${MessageId}\nSubject\n${Subject}` };
    expect([takenHere(moved), await takenByAws(moved)]).toEqual([false, true]);
  });

  it('agrees on what SNS has really sent, but where a subscription ended, whose token it forgets', async () => {
    const published = fixturesOf('aws-sns').filter(({ derived }) => !derived);
    expect(published.length).toBeGreaterThan(3);
    for (const fixture of published) {
      const message = JSON.parse(fixture.body);
      const path = new URL(message.SigningCertURL).pathname;
      documents.set(path, fixture.certificates?.[message.SigningCertURL] ?? '');
      expect([message.Type, await takenByAws(message, path)]).toEqual([
        message.Type,
        message.Type !== 'UnsubscribeConfirmation',
      ]);
    }
  });
});
