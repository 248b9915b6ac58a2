import { defineMethod } from '../define-method.js';
import type { SplitSizes } from '../parts.js';
import { edits } from '../proposers/edits.js';
import { hillClimb } from '../searchers/hill-climb.js';
import { pairedRacing } from '../selectors/paired-racing.js';
import { followsForLess } from '../under-pareto.js';

const defaults = { steps: 16, patience: 5, children: 6, callsEach: 32, racing: { block: 5, margin: 1.28 } };

type Settings = typeof defaults;
type Sizes = Pick<SplitSizes, 'train' | 'dev'>;

/** The most a step takes: a race of all changes to its end, and the winner's dev score. */
function callsOf(children: number, { callsEach }: Settings, { train, dev }: Sizes): number {
  return (children + 1) * Math.min(train, callsEach) + dev;
}

function affordable(calls: number, settings: Settings, sizes: Sizes): number {
  let { children } = settings;
  while (children > 0 && callsOf(children, settings, sizes) > calls) children--;
  return children;
}

export const hillClimbMethod = defineMethod(
  {
    id: 'hill-climb',
    title: 'Hill climbing',
    summary:
      'Deletes, moves and adds phrases of the prompt and keeps what scores better. Needs no writer model; good for trimming a long prompt.',
    needs: ['labels'],
    defaults,
    paper: {
      title: 'GrIPS: Gradient-free, Edit-based Instruction Search for Prompting Large Language Models',
      url: 'https://arxiv.org/abs/2203.07281',
    },
    pareto: followsForLess,
    differences: [
      'Phrases are cut at punctuation and function words instead of by a constituency parser.',
      'Nothing is substituted by a paraphrase model; sentences about the form of the answer are added instead.',
      'The score is the chosen metric alone, without the bonus for the entropy of the labels.',
      'Changes race in blocks of 5 rows instead of each being scored on all rows; one leaves when another leads by 1.28 standard errors, a rule of thumb and no test of a set level.',
      'A change must be better on the train rows it was selected on and again on all dev rows.',
    ],
  },
  (settings) => ({
    searcher: hillClimb({
      ...settings,
      proposer: edits(settings.children),
      selector: pairedRacing(settings.racing),
      affordable: (calls, sizes) => affordable(calls, settings, sizes),
    }),
    demos: 0,
    estimate(sizes, calls) {
      let [task, proposals] = [0, 0];
      for (let step = 0; step < settings.steps; step++) {
        const children = affordable(calls - task, settings, sizes);
        if (children === 0) break;
        task += callsOf(children, settings, sizes);
        proposals += children;
      }
      return { task, writer: 0, proposals };
    },
  }),
);
