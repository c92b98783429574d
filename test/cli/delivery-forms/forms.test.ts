import { describe, expect, it } from '@jest/globals';
import { recognised } from '../../../src/cli/delivery-forms/recognise.ts';
import type { ProviderId } from '../../../src/domain/providers/index.ts';
import { fixturesOf } from '../../domain/support/fixtures.ts';
import { fileOf, formFile } from '../../support/given-file.ts';

interface Expected {
  readonly form: string;
  readonly of: readonly [provider: ProviderId, id: string];
  readonly pick?: number;
  /** Where it is not that of the delivery. */
  readonly at?: { readonly host?: string; readonly rawPath?: string; readonly rawQuery?: string };
  /** Whether the form says when it came, and it is the time of the delivery. */
  readonly isDated?: boolean;
  readonly notes?: readonly RegExp[];
}

const raw = 'a raw HTTP request';
const har = 'a HAR';
const curl = 'a curl command';
const event = 'an event of a Lambda function';
const log = 'a log of CloudWatch';
const gitea = ['gitea', 'push'] as const;
const slack = ['slack', 'published-slash-command'] as const;
const hygraph = ['hygraph', 'line-ends-in-another-environment'] as const;
const github = ['github', 'indented-json'] as const;
const twilio = ['twilio', 'form'] as const;
const lambda = { host: 'abcdefghijklmnopqrstuvwxyz012345.lambda-url.eu-west-1.on.aws' };
const api = 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';
const logged = { form: log, of: slack, at: lambda, isDated: true };

const files: Readonly<Record<string, Expected>> = {
  'crlf.http': { form: raw, of: hygraph },
  'lf.http': { form: raw, of: github },
  'chunked.http': { form: raw, of: gitea },
  'absolute-target.http': { form: raw, of: twilio },
  'http2-chrome.txt': { form: raw, of: gitea },
  'http2-in-pairs.txt': { form: raw, of: gitea },
  'chrome.har': { form: har, of: gitea, isDated: true, notes: [/sanitized/] },
  'firefox.har': { form: har, of: slack, isDated: true },
  'charles-of-two.har': { form: har, of: gitea, isDated: true, pick: 1 },
  'mitmproxy.har': { form: har, of: twilio, isDated: true },
  'chrome-bash.txt': { form: curl, of: gitea },
  'chrome-bash-line-ends.txt': { form: curl, of: hygraph },
  'chrome-cmd.txt': { form: curl, of: gitea },
  'chrome-cmd-line-ends.txt': { form: curl, of: github },
  'chrome-cmd-before.txt': { form: curl, of: slack },
  'firefox-bash.txt': { form: curl, of: gitea },
  'postman.txt': { form: curl, of: github },
  'by-hand.txt': { form: curl, of: gitea },
  'workbench-curl.txt': { form: curl, of: gitea, at: { host: '127.0.0.1:8787' } },
  'workbench-fixture.json': { form: 'a fixture', of: gitea, isDated: true },
  'lambda-console.json': { form: event, of: slack, at: lambda, isDated: true },
  'http-api.json': { form: event, of: hygraph, at: { host: api, rawPath: '/prod/hygraph' }, isDated: true },
  'rest-api.json': {
    form: event,
    of: gitea,
    at: { host: api, rawPath: '/prod/gitea', rawQuery: 'b=2&a=x%20y' },
    isDated: true,
    notes: [/no raw query/],
  },
  'alb.json': { form: event, of: gitea, at: { rawQuery: 'q=a%20b' }, notes: [/no raw query/] },
  'aws-logs-tail.txt': logged,
  'aws-logs-tail-short.txt': logged,
  'filter-log-events.json': logged,
  'insights.csv': logged,
  'console.csv': logged,
  'insights.json': logged,
  'query-results.json': logged,
  'json-format.log.txt': { ...logged, pick: 2 },
  'node-pretty.log.txt': logged,
  'python-pretty-tail.txt': logged,
  'python-repr.log.txt': { form: log, of: gitea, at: lambda, isDated: true },
};

describe('a delivery is read as it came, from what was written by', () => {
  it.each(Object.entries(files))('%s', async (name, { form, of, pick, at, isDated = false, notes = [] }) => {
    const [provider, id] = of;
    const sent = fixturesOf(provider).find((one) => one.id === id);
    if (!sent) throw new Error(`${provider} has no ${id}`);
    const url = new URL(sent.url);
    const found = recognised(await formFile(name), pick);
    expect(found.form).toBe(form);
    expect(Buffer.from(found.request.body).toString()).toBe(sent.body);
    expect(found.request.method).toBe(sent.method);
    expect(Object.fromEntries(found.request.headers)).toMatchObject(sent.headers);
    expect(found.request).toMatchObject({
      host: url.host,
      rawPath: url.pathname,
      rawQuery: url.search.slice(1),
      ...at,
    });
    expect(found.cameAt).toBe(isDated ? sent.now : undefined);
    expect(found.notes).toEqual(notes.map((note) => expect.stringMatching(note)));
  });

  it('the workbench, where a body is no text', () => {
    const body = { body: '/wA=', bodyEncoding: 'base64' };
    const copied = { url: 'https://h/a', headers: {}, ...body };
    const { form, request } = recognised(fileOf(JSON.stringify(copied)), undefined);
    expect({ form, body: [...request.body] }).toEqual({ form: 'a fixture', body: [0xff, 0] });
  });

  it('each program that is told of in the documentation', () => {
    expect(Object.keys(files).length).toBeGreaterThanOrEqual(35);
    expect(new Set(Object.values(files).map(({ form }) => form)).size).toBe(6);
  });
});
