import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { FileEnrolments } from '../../../../src/adapters/local/files/file-enrolments.ts';
import { FileSecrets } from '../../../../src/adapters/local/files/file-secrets.ts';
import { FileStages } from '../../../../src/adapters/local/files/file-stages.ts';
import { windowText } from '../../../../src/domain/verification/secrets/enrolment-window.ts';
import { Secret } from '../../../../src/domain/verification/secrets/secret.ts';
import { SecretReader } from '../../../../src/domain/verification/secrets/secret-reader.ts';
import { RecordingLog } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { strong } from '../../../support/strong-secrets.ts';

const clock = new ManualClock();
const window = { ticket: '0123456789abcdef0123456789abcdef', until: clock.now() + 1 };
const list = (...secrets: readonly string[]) => JSON.stringify({ secrets });

let folder: string;
let path: string;
let log: RecordingLog;
let enrolments: FileEnrolments;
let stages: FileStages;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-enrolments-'));
  path = join(folder, 'secrets.json');
  log = new RecordingLog();
  enrolments = new FileEnrolments(path);
  stages = new FileStages(path, clock);
});
afterEach(() => rmSync(folder, { recursive: true }));

const stored = () => JSON.parse(readFileSync(path, 'utf8'));
const revealed = async () => {
  const reader = new SecretReader({ endpoints: [], previousSecretSeconds: 60 }, clock, log);
  return (await new FileSecrets(path, reader).get('asana')).map((secret) => secret.reveal());
};

it('a window waits in place of a secret, and verifies nothing', async () => {
  writeFileSync(path, JSON.stringify({ asana: strong('old') }));
  expect(await enrolments.window('asana')).toBeUndefined();
  await stages.stage('asana', new Secret(windowText(window)));
  expect(await enrolments.window('asana')).toEqual(window);
  expect(await revealed()).toEqual([strong('old')]);
  expect(log.lines).toEqual([]);
});

it('where there is nothing but a window there is no secret', async () => {
  await stages.stage('asana', new Secret(windowText(window)));
  await expect(revealed()).rejects.toMatchObject({ code: 'secret_absent' });
});

it('a secret that is taken in is the current one, and the window is gone', async () => {
  writeFileSync(path, JSON.stringify({ asana: strong('old'), github: 'untouched' }));
  await stages.stage('asana', new Secret(windowText(window)));
  const change = (current: string | undefined) => list('new', String(current));
  expect(await enrolments.take('asana', window, change)).toBe(true);
  expect(stored()).toEqual({ asana: { current: { secrets: ['new', strong('old')] } }, github: 'untouched' });
  expect((await stages.current('asana'))?.reveal()).toBe(list('new', strong('old')));
  expect(await enrolments.window('asana')).toBeUndefined();
});

it('of many that come at once, one is taken in', async () => {
  await stages.stage('asana', new Secret(windowText(window)));
  const takes = Array.from({ length: 20 }, (_, at) => enrolments.take('asana', window, () => list(`s${at}`)));
  expect((await Promise.all(takes)).filter((isTaken) => isTaken)).toHaveLength(1);
});

it('nothing is taken in for a window that is closed, was replaced, or has no room', async () => {
  expect(await enrolments.take('asana', window, () => list('new'))).toBe(false);
  expect(await stages.current('asana')).toBeUndefined();
  await stages.stage('asana', new Secret(windowText({ ...window, ticket: 'f'.repeat(32) })));
  expect(await enrolments.take('asana', window, () => list('new'))).toBe(false);
  await stages.stage('asana', new Secret(windowText(window)));
  expect(await enrolments.take('asana', window, () => undefined)).toBe(false);
  expect(await enrolments.window('asana')).toEqual(window);
});

it('a file that is broken is a failure, and is left as it is', async () => {
  writeFileSync(path, 'no json');
  await expect(enrolments.window('asana')).rejects.toThrow(SyntaxError);
  await expect(enrolments.take('asana', window, () => list('new'))).rejects.toThrow(SyntaxError);
  expect(readFileSync(path, 'utf8')).toBe('no json');
});
