import type { Rule, RuleBody, RulesState, RuleTarget, TargetShape } from '../../api.ts';

/** A rule as it stands in the form, saved or not. */
export interface Draft {
  readonly name: string;
  readonly pattern: string;
  readonly target: TargetDraft;
}

/** Every field of the form keeps what was typed while another kind is looked at. */
export interface TargetDraft {
  readonly kind: 'none' | 'url' | 'file';
  readonly url: string;
  readonly as: TargetShape;
  readonly file: string;
}

const noTarget: TargetDraft = { kind: 'none', url: '', as: 'event', file: '' };

export function draftOf({ name, pattern, target }: Pick<Rule, 'name' | 'pattern' | 'target'>): Draft {
  if (target === undefined) return { name, pattern, target: noTarget };
  if ('file' in target) return { name, pattern, target: { ...noTarget, kind: 'file', file: target.file } };
  const { url, as = 'event' } = target;
  return { name, pattern, target: { ...noTarget, kind: 'url', url, as } };
}

export function bodyOf({ pattern, target }: Draft): RuleBody {
  const to = targetOf(target);
  return to === undefined ? { pattern } : { pattern, target: to };
}

export function targetOf({ kind, url, as, file }: TargetDraft): RuleTarget | undefined {
  switch (kind) {
    case 'none':
      return undefined;
    case 'file':
      return { file };
    case 'url':
      return as === 'event' ? { url } : { url, as };
  }
}

/** Whether saving it would change anything. */
export function isChanged(draft: Draft, saved: Rule | undefined): boolean {
  if (saved === undefined || saved.name !== draft.name) return true;
  return JSON.stringify(bodyOf(draft)) !== JSON.stringify(bodyOf(draftOf(saved)));
}

/** Why it cannot be saved as it is, for the person who wants to. */
export function whyNotSaved(draft: Draft, saved: Rule | undefined, state: RulesState): string | undefined {
  const { target } = draft;
  const name = draft.name.trim();
  if (name === '') return 'The rule needs a name.';
  if (!/^[.\w-]{1,64}$/.test(name))
    return 'The name is made of letters, digits, full stops, hyphens and underscores, 64 at most.';
  const other = state.rules.find((rule) => rule.name === name);
  if (other?.isOfCommand)
    return 'A rule of the command line has this name. Another name keeps this one in the file.';
  if (other !== undefined && other.name !== saved?.name) return `There is a rule "${name}" already.`;
  if (target.kind === 'url' && !/^https?:\/\/./.test(target.url))
    return 'The URL of the target begins with http:// or https://.';
  if (target.kind === 'file' && target.file.trim() === '') return 'The target needs the path of a file.';
  return undefined;
}
