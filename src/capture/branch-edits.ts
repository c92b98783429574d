import type { Edit, Kind } from './edit.ts';
import { type Replacing, substituted } from './replacing.ts';

/** What everybody calls a branch, or a kind of them; a version. */
const plain =
  /^(?:refs|heads|tags|remotes|origin|upstream|pull|merge-requests|head|merge|HEAD|main|master|trunk|dev|develop|development|test|testing|staging|stage|prod|production|release|releases|gh-pages|next|latest|stable|alpha|beta|canary|nightly|feature|features|feat|fix|fixes|bugfix|hotfix|chore|docs|refactor|dependabot|renovate|v?\d+(?:[.]\d+)*(?:-(?:rc|alpha|beta)[.]?\d*)?|)$/;

/** What gives way in the name of a branch, which says who made it, and for what: all from the first part of it that not everybody has. */
export function branchEdits(ref: string, path: string, by: Replacing): readonly Edit[] {
  const parts = ref.split('/');
  const first = parts.findIndex((part) => !plain.test(part));
  if (first < 0) return [];
  const rest = parts.slice(first).join('/');
  const kind: Kind = isCommit.test(rest) ? 'id' : 'branch';
  return [substituted({ kind, start: ref.length - rest.length, value: rest }, path, by)];
}

export function isPlainBranch(name: string): boolean {
  return plain.test(name);
}

const isCommit = /^(?=.*\d)[\da-f]{7,64}$/;
