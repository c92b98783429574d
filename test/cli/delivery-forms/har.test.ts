import { describe, expect, it } from '@jest/globals';
import { recognised } from '../../../src/cli/delivery-forms/recognise.ts';
import { fileOf } from '../../support/given-file.ts';

function read(request: object, creator = 'Firefox') {
  const entry = {
    startedDateTime: 'long ago',
    request: { method: 'post', url: 'https://h/a', headers: [], ...request },
  };
  const found = recognised(
    fileOf(JSON.stringify({ log: { creator: { name: creator }, entries: [entry] } })),
    undefined,
  );
  return { ...found, body: Buffer.from(found.request.body).toString() };
}

describe('a HAR', () => {
  it('has the fields of a form alone: they are spelled as browsers do, and that is told', () => {
    const params = [
      { name: 'a b', value: 'ö&' },
      { name: 'c', value: '' },
    ];
    const { body, notes } = read({ postData: { mimeType: 'application/x-www-form-urlencoded', params } });
    expect(body).toBe('a+b=%C3%B6%26&c=');
    expect(notes).toEqual([expect.stringContaining('is a guess')]);
  });

  it.each([
    ['its size', { bodySize: 12 }],
    ['its header', { headers: [{ name: 'Content-Length', value: '12' }] }],
  ])('has left out a body, as %s says: that is told', (_, request) => {
    expect(read(request)).toMatchObject({
      body: '',
      notes: [expect.stringContaining('leaves the body out')],
    });
  });

  it('has fewer or more bytes than were sent: that is told', () => {
    expect(read({ bodySize: 12, postData: { text: '{}' } }).notes).toEqual([
      'the body has 2 bytes, and the HAR says that 12 were sent',
    ]);
  });

  it('has characters where bytes were lost: that is told', () => {
    expect(read({ bodySize: 12, postData: { text: '\ufffd' } }).notes).toEqual([
      expect.stringContaining('those are lost'),
    ]);
  });

  it('with what Chrome leaves out of others is taken as it is', () => {
    const headers = [{ name: 'Authorization', value: 'Bearer a' }];
    expect(read({ headers }, 'WebInspector').notes).toEqual([]);
  });

  it('has the fields of a form of which it does not say the type, and one without a value', () => {
    const params = [{ name: 'a', value: '1' }, { name: 'b' }, { value: 'nameless' }];
    expect(read({ postData: { text: '', params } }).body).toBe('a=1&b=');
  });

  it('with nothing but what a browser asked has that to judge', () => {
    const { request } = read({ method: undefined });
    expect(request.method).toBe('GET');
  });

  it('says no time: none is made up', () => {
    expect(read({}).cameAt).toBeUndefined();
  });
});
