import type { Condition } from './condition.ts';
import type { EventIndex } from './index-event.ts';
import { type Choice, type Membership, Occurrences } from './occurrences.ts';
import type { Rule } from './rules.ts';

const nowhere = new Occurrences();

interface Step {
  readonly conditions: readonly Condition[];
  readonly values: Occurrences;
  /** The arrays that the values of the steps behind this one stand in. */
  readonly later: ReadonlySet<number>;
}

/**
 * Whether an event is as a rule says, in such a way that no two fields come from different elements of one array.
 * Field by field, in the order of their names (as in EventBridge, where `exists: false` sees the elements chosen before
 * it), with every choice of elements that is still open.
 */
export function matchRule(rule: Rule, event: EventIndex): boolean {
  const behind = new Set<number>();
  const steps: Step[] = [];
  for (const [path, conditions] of [...rule].sort(([one], [other]) => (one < other ? 1 : -1))) {
    const values = event.get(path) ?? nowhere;
    steps.unshift({ conditions, values, later: new Set(behind) });
    for (const array of values.arrays) behind.add(array);
  }
  let choices: readonly Choice[] = [new Map()];
  for (const step of steps) choices = choicesAfter(choices, step);
  return choices.length > 0;
}

function choicesAfter(choices: readonly Choice[], { conditions, values, later }: Step): readonly Choice[] {
  const open = new Map<string, Choice>();
  for (const choice of choices) {
    let present = false;
    for (const { leaf, membership } of values.consistentWith(choice)) {
      present = true;
      if (conditions.some((condition) => condition.kind === 'test' && condition.test(leaf))) {
        keep(open, choice, membership, later);
      }
    }
    if (!present && conditions.some(({ kind }) => kind === 'absent')) keep(open, choice, [], later);
  }
  return [...open.values()];
}

/** What no later field depends on is forgotten: else unrelated arrays would multiply the choices. */
function keep(
  open: Map<string, Choice>,
  choice: Choice,
  membership: Membership,
  later: ReadonlySet<number>,
): void {
  const chosen = [...new Map([...choice, ...membership])].filter(([array]) => later.has(array));
  open.set(chosen.join(' '), new Map(chosen));
}
