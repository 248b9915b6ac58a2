import { defineMethod } from '../define-method.js';
import type { SplitSizes } from '../parts.js';
import { bootstrapRows, demoSets } from '../proposers/demo-sets.js';
import { oneShot } from '../searchers/one-shot.js';
import { halvingCalls, halvingPlan, successiveHalving } from '../selectors/successive-halving.js';
import { keepsByFronts } from '../under-pareto.js';

const defaults = { sets: 32, most: 8, bootstrap: 48, callsEach: 40, finalists: 3 };

type Settings = typeof defaults;
type Sizes = Pick<SplitSizes, 'pool' | 'dev'>;

/** Of fewer candidates than this for each finalist, the budget is better spent on measuring them. */
const setsForFinalist = 4;

function finalistsOf(sets: number, settings: Settings): number {
  return Math.min(settings.finalists, Math.ceil(sets / setsForFinalist));
}

/** With so many calls left in all, which the selection's rounds are shared out of where they are fewer than it may take. */
function callsOf(sets: number, settings: Settings, { pool, dev, left }: Sizes & { readonly left: number }): number {
  const keep = finalistsOf(sets, settings);
  const bootstrap = Math.min(pool, bootstrapRows(settings, sets));
  const calls = Math.min(sets * settings.callsEach, left - bootstrap);
  const selection = { arms: sets, keep, calls, rows: dev };
  const measured = halvingPlan(selection).at(-1)?.rows ?? 0;
  return bootstrap + halvingCalls(selection) + keep * (dev - measured);
}

/** The most sets whose whole search fits; 0 when not even two can be compared. */
function affordable(calls: number, settings: Settings, sizes: Sizes): number {
  let { sets } = settings;
  while (sets >= 2 && callsOf(sets, settings, { ...sizes, left: Infinity }) > calls) sets--;
  return sets < 2 ? 0 : sets;
}

export const bootstrapDemos = defineMethod(
  {
    id: 'bootstrap-demos',
    title: 'Bootstrap demonstrations',
    summary:
      'Tries random sets of examples from the data and keeps the best set; the instruction stays as it is. The first thing to try.',
    needs: ['labels', 'demos'],
    defaults,
    paper: {
      title: 'DSPy: Compiling Declarative Language Model Calls into Self-Improving Pipelines',
      url: 'https://arxiv.org/abs/2310.03714',
    },
    pareto: keepsByFronts,
    differences: [
      'Demonstrations come from a pool of rows that is never scored on, so a candidate cannot be tested on its own examples.',
      'Sets are compared by successive halving instead of scoring each on every row, which finds better sets for the same calls.',
      "A bootstrapped demonstration shows the expected answer, not the model's own reasoning: prompts here are single calls.",
    ],
  },
  (settings) => ({
    searcher: oneShot({
      proposer: demoSets(settings),
      selector: successiveHalving,
      callsEach: settings.callsEach,
      finalists: (candidates) => finalistsOf(candidates, settings),
      affordable: (calls, sizes) => affordable(calls, settings, sizes),
    }),
    demos: settings.most,
    estimate(sizes, calls) {
      const sets = affordable(calls, settings, sizes);
      return { task: sets === 0 ? 0 : callsOf(sets, settings, { ...sizes, left: calls }), writer: 0, proposals: sets };
    },
  }),
);
