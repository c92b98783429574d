import { withQuery } from '../../domain/verification/signed-url.ts';
import type { Mood } from '../mood.ts';

const added = 'tampered=1';

export const tamperedUrl: Mood = {
  name: 'tampered url',
  does: 'a signed delivery with a parameter that was added to its URL',
  isSuspect: true,
  play(standIn) {
    const { scheme, name } = standIn;
    const signed = standIn.signed();
    const rawQuery = [signed.rawQuery, added].filter((part) => part !== '').join('&');
    const request = { ...signed, rawQuery, url: withQuery(signed.url.replace(/[?].*$/s, ''), rawQuery) };
    const scene = { sent: `?${added} added to the URL`, acts: [{ requests: [request] }] };
    return scheme.signsUrl
      ? { ...scene, right: 'rejected', because: `${name} signs the URL` }
      : { ...scene, right: 'taken', because: `${name} does not sign the URL` };
  },
};
