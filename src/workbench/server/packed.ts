import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Answer } from './answer.ts';

const pack = promisify(gzip);
const leastBytes = 1_024;

/** With gzip, where that is fewer bytes and whoever asks can read it. @param accepted what `accept-encoding` says */
export async function packed(answer: Answer, accepted: string): Promise<Answer> {
  const { status, headers, body } = answer;
  if (typeof body === 'function' || body.length < leastBytes || !/\bgzip\b/.test(accepted)) return answer;
  const more = { 'content-encoding': 'gzip', vary: 'accept-encoding' };
  return new Answer(status, { ...headers, ...more }, await pack(body));
}
