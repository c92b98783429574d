import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CapturedFixture } from '../../capture/captured-fixture.ts';
import type { Edit, Kind } from '../../capture/edit.ts';
import { rawRequest } from '../../capture/raw-request.ts';
import { sha256Hex } from '../../domain/verification/crypto.ts';
import type { FolderProof } from './made-proof.ts';

/** What was replaced at a path, and how often. */
export interface Replaced {
  readonly path: string;
  readonly kind: Kind;
  readonly count: number;
}

export interface WrittenFixture {
  readonly file: string;
  /** Whether it was there already, the same. */
  readonly isKnown: boolean;
}

/** Every system has such names, and none of those of devices. */
export function fileStem(endpoint: string, type: string): string {
  const safe = (text: string) => text.replaceAll(/[^A-Za-z\d_.-]+/g, '-').replaceAll(/^[.-]+|[.-]+$/g, '');
  return `${safe(endpoint)}-${safe(type).slice(0, 80) || 'unknown'}`;
}

export function replacedBy(edits: readonly Edit[]): readonly Replaced[] {
  const all = new Map<string, Replaced>();
  for (const { path, kind } of edits) {
    const key = `${path} ${kind}`;
    all.set(key, { path, kind, count: (all.get(key)?.count ?? 0) + 1 });
  }
  return [...all.values()];
}

/**
 * Writes a fixture and what a test needs beside it. No file is ever changed: the first number that is free, or holds the same, is its own.
 * @param time at which it is good, epoch ms
 */
export async function writeFixture(
  folder: string,
  stem: string,
  fixture: CapturedFixture,
  proof: FolderProof,
  time: number,
): Promise<WrittenFixture> {
  const published = await proof.published(time);
  for (let number = 1; ; number += 1) {
    const file = `${stem}-${number}.http`;
    const beside = join(folder, `${stem}-${number}.json`);
    const text = `${JSON.stringify(sidecar(file, fixture, proof.secretFile, published, time), undefined, 2)}\n`;
    // what is signed by a key of a pair may differ each time; what it says beside it does not
    const path = join(folder, file);
    if (existsSync(path) && isText(beside, text)) return { file, isKnown: true };
    const files = [[path, rawRequest(fixture.request)] as const, [beside, text] as const];
    if (writeTogether(files)) return { file, isKnown: false };
  }
}

function isText(path: string, text: string): boolean {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch {
    // there is none, or it is a folder
    return false;
  }
}

/** All of them or, where one cannot be written, none. @returns whether none was there before */
export function writeTogether(
  files: readonly (readonly [path: string, content: string | Uint8Array])[],
): boolean {
  const made: string[] = [];
  try {
    for (const [path, content] of files) {
      const file = openSync(path, 'wx');
      made.push(path);
      try {
        writeFileSync(file, content);
      } finally {
        closeSync(file);
      }
    }
    return true;
  } catch (error) {
    for (const path of made) rmSync(path, { force: true });
    if (Object(error).code === 'EEXIST') return false;
    throw error;
  }
}

function sidecar(
  file: string,
  { endpoint, expected, edits, unsigned }: CapturedFixture,
  secretFile: string | undefined,
  published: Readonly<Record<string, string>> | undefined,
  time: number,
): object {
  const { name, provider, options, publicUrl } = endpoint;
  return {
    about: 'Saved by sallyport capture. Its secret is made for tests, and signs nothing else.',
    request: file,
    endpoint: name,
    provider: provider.id,
    ...(options && { options }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    now: time,
    at: new Date(time).toISOString(),
    ...(secretFile === undefined ? {} : { secretFile }),
    ...(published && { published }),
    expected,
    replaced: replacedBy(edits),
    unsigned: sha256Hex(rawRequest(unsigned)),
  };
}
