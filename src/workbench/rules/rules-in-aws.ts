import type { RulesState } from '../api.ts';
import { RefusedError, type Rules } from '../workbench.ts';

const state: RulesState = { path: 'EventBridge', rules: [], mistake: undefined };

/** Where events go to EventBridge its own rules are followed: here they can be tried and exported, and no more. */
export const rulesInAws: Pick<Rules, 'state' | 'put' | 'remove' | 'listen'> = {
  state: () => state,
  put: () => {
    throw new RefusedError(
      'the events are published to EventBridge, whose own rules decide: export this one, and deploy it there',
    );
  },
  remove: () => undefined,
  listen: () => () => {},
};
