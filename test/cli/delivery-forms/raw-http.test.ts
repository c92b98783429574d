import { describe, expect, it } from '@jest/globals';
import { recognised } from '../../../src/cli/delivery-forms/recognise.ts';
import { fileOf } from '../../support/given-file.ts';

const head = 'POST /a?b=1&a=%2f HTTP/1.1\r\nHost: h:8443\r\n';

function read(content: string | Uint8Array) {
  const { request, notes } = recognised(fileOf(content), undefined);
  return { ...request, body: Buffer.from(request.body).toString('latin1'), notes };
}

describe('a raw request', () => {
  it('keeps its target and its bytes as they are', () => {
    const { host, rawPath, rawQuery, body } = read(Buffer.from(`${head}\r\n\xff\x00\r\n`, 'latin1'));
    expect({ host, rawPath, rawQuery, body }).toEqual({
      host: 'h:8443',
      rawPath: '/a',
      rawQuery: 'b=1&a=%2f',
      body: '\xff\x00\r\n',
    });
  });

  it('joins a header that is doubled, as a function URL does', () => {
    expect(read(`${head}X-A: 1\r\nx-a:  2 \r\n\r\n`).headers.get('x-a')).toBe('1,2');
  });

  it('goes on with a header in the next line, as it was once written', () => {
    expect(read(`${head}X-A: 1\r\n  2\r\n\r\n`).headers.get('x-a')).toBe('1 2');
  });

  it('leaves the line end out that an editor puts behind a body', () => {
    const { body, notes } = read(`${head}Content-Length: 2\r\n\r\n{}\n`);
    expect(body).toBe('{}');
    expect(notes).toEqual([expect.stringContaining('as editors put it there')]);
  });

  it.each([
    ['a longer', 3, '1 less than Content-Length says'],
    ['a shorter', 1, '1 more than Content-Length says'],
  ])('is told where it says %s body, and is taken whole', (_, length, words) => {
    const { body, notes } = read(`${head}Content-Length: ${length}\r\n\r\n{}`);
    expect(body).toBe('{}');
    expect(notes).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    ['no chunks', '{}'],
    ['too few', '5\r\n{}'],
    ['no last one', '2\r\n{}\r\n'],
    ['a wrong length', '1\r\n{}\r\n0\r\n\r\n'],
  ])('says that it comes in chunks, and has %s: that is told', (_, body) => {
    const found = read(`${head}Transfer-Encoding: chunked\r\n\r\n${body}`);
    expect(found.body).toBe(body);
    expect(found.notes).toEqual([expect.stringContaining('in no chunks')]);
  });

  it('comes in chunks with extensions, and is put together', () => {
    expect(read(`${head}Transfer-Encoding: chunked\r\n\r\n1;a=b\n{\n1\n}\n0\n\n`).body).toBe('{}');
  });

  it('may end with its head, without an empty line', () => {
    const { headers, body } = read(`${head}X-A: 1\n`);
    expect({ value: headers.get('x-a'), body }).toEqual({ value: '1', body: '' });
  });

  it('has a target that begins with its query, as no client should write it', () => {
    expect(read('POST ?a=1 HTTP/1.1\nHost: h\n\n')).toMatchObject({ rawPath: '/', rawQuery: 'a=1' });
  });

  it('copied in pairs of lines may lack the last value', () => {
    const { headers, method } = read(':method\nPOST\n:path\n/a\nhost\nh\nx-a');
    expect({ method, value: headers.get('x-a') }).toEqual({ method: 'POST', value: '' });
  });

  it('has no Host header: that is told', () => {
    const { host, notes } = read('POST /a HTTP/1.0\n\n{}');
    expect(host).toBe('');
    expect(notes).toEqual([expect.stringContaining('no Host header')]);
  });
});

describe('a file', () => {
  it('of PowerShell is read, which writes UTF-16', async () => {
    const { givenFile } = await import('../../../src/cli/delivery-forms/given-file.ts');
    const { Readable } = await import('node:stream');
    const { notedIo } = await import('../../support/noted-io.ts');
    const utf16 = Buffer.from(`\ufeff${head}\r\n{"a":"ö"}`, 'utf16le');
    const file = await givenFile('-', notedIo({ in: Readable.from([utf16]) }).io);
    const { request } = recognised(file, undefined);
    expect(Buffer.from(request.body).toString()).toBe('{"a":"ö"}');
  });
});
