import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { type BundleParts, readWith } from '../../infra/bundling/parts.ts';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const folder = join(dist, 'workbench');
const files = readdirSync(folder);
const text = (file: string) => readFileSync(join(folder, file), 'utf8');
const kilobytes = (names: Iterable<string>) =>
  [...names].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0) /
  1000;

const parts = JSON.parse(readFileSync(join(dist, 'workbench.parts.json'), 'utf8')) as BundleParts;
const sourcesOf = (names: Iterable<string>) =>
  [...names].flatMap((file) => Object.keys(parts[file]?.sources ?? {}));
/** Before anything is shown. */
const atStart = readWith('main.js', parts);

describe('the page as it is built', () => {
  it('is 250 kB at most, as browsers load it', () => {
    expect(files).toEqual(expect.arrayContaining(['index.html', 'main.js', 'page.css', 'icon.svg']));
    expect(kilobytes(files)).toBeLessThan(250);
  });

  it('needs 60 kB for its first screen, and no editor', () => {
    expect(kilobytes(['index.html', 'page.css', ...atStart])).toBeLessThan(60);
    expect(sourcesOf(atStart).filter((source) => source.includes('@codemirror'))).toEqual([]);
    expect(sourcesOf(files).filter((source) => source.includes('@codemirror'))).not.toEqual([]);
  });

  it('has one Preact, and nothing of the gateway or of Node', () => {
    const sources = sourcesOf(files);
    expect(sources.filter((source) => source.endsWith('preact/dist/preact.mjs'))).toHaveLength(1);
    expect(sources.filter((source) => /^src[/](?!workbench[/]page[/]|pattern[/])/.test(source))).toEqual([]);
    expect(
      files.filter((file) => file.endsWith('.js')).filter((file) => /from\s*["']node:/.test(text(file))),
    ).toEqual([]);
  });

  it('names nothing that is elsewhere', () => {
    const named = [...text('index.html').matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(named).toEqual(['/icon.svg', '/page.css', '/main.js']);
    expect(text('page.css')).not.toMatch(/url\(|@import/);
  });

  it('runs under a policy that lets in no script or style of a document', () => {
    expect(text('index.html')).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*src=)/);
    const scripts = [...atStart].map(text).join('');
    expect(scripts).not.toMatch(/\beval\(|new Function\(|\.insertAdjacentHTML|process\.env/);
  });
});
