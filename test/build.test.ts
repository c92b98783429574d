import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { clearBuilt } from '../scripts/clear-built.ts';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sallyport-dist-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run build', () => {
  it('clears all that it made before, and leaves what other commands made', () => {
    const ofOthers = ['cdk.out', 'reviewed', 'templates'];
    for (const name of new Set([...readdirSync(dist), ...ofOthers])) mkdirSync(join(folder, name));
    const before = readdirSync(folder);
    clearBuilt(folder);
    expect(before.length).toBeGreaterThan(ofOthers.length);
    expect(readdirSync(folder).sort()).toEqual(ofOthers);
  });
});
