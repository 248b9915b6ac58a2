import { defineMethod } from '../../src/engine/optimize/define-method.js';
import type { Method, Proposer } from '../../src/engine/optimize/parts.js';

/**
 * What a method has to beat at as many calls: changes of the seed, each scored on all development rows, the best of
 * them kept. It learns nothing and builds on nothing.
 */
export function randomSearch(proposer: Proposer): Method {
  return defineMethod(
    {
      id: 'random-search',
      title: 'Random search',
      summary: 'An opponent for tests.',
      needs: ['labels', 'writer', 'demos'],
      defaults: {},
      paper: undefined,
      pareto: 'Nothing changes.',
      differences: [],
    },
    () => ({
      searcher: {
        init: () => Promise.resolve(true),
        async step(_state, context) {
          const proposals = await proposer.propose({ parents: [context.seed], children: [], most: 1 }, context);
          await context.crown(context.admit(proposals).map(({ id }) => id));
          return context.callsLeft() > context.rows.dev.length;
        },
        done: (hasBudget) => (hasBudget === true ? undefined : 'finished'),
      },
      demos: 8,
      estimate: ({ dev }, calls) => ({ task: calls, writer: 0, proposals: Math.floor(calls / dev) }),
    }),
  );
}
