import { defineMethod } from '../define-method.js';
import { induce } from '../proposers/induce.js';
import { paraphrase } from '../proposers/paraphrase.js';
import { oneShot } from '../searchers/one-shot.js';
import { affordableCandidates, oneShotEstimate, type OneShotNumbers } from '../searchers/one-shot-calls.js';
import { ucb } from '../selectors/ucb.js';
import { keepsByFronts } from '../under-pareto.js';

const defaults = {
  subsets: 5,
  each: 10,
  examples: 5,
  callsEach: 32,
  finalists: 5,
  ucb: { arms: 4, rows: 8, exploration: 0.5 },
  paraphrases: 2,
};

type Settings = typeof defaults;

function firstNumbers({ subsets, each, callsEach, finalists }: Settings): OneShotNumbers {
  return { candidates: subsets * each, callsEach, finalists, writerEach: 1, taskEach: 0 };
}

function againNumbers({ paraphrases, callsEach, finalists }: Settings): OneShotNumbers {
  return { candidates: finalists * paraphrases, callsEach, finalists, writerEach: 1, taskEach: 0 };
}

export const ape = defineMethod(
  {
    id: 'ape',
    title: 'APE (instruction induction)',
    summary:
      'A writer model guesses the instruction from worked examples, without seeing yours; a bandit picks the best guesses. For prompts that may be far from the task.',
    needs: ['labels', 'writer', 'examples'],
    defaults,
    paper: {
      title: 'Large Language Models Are Human-Level Prompt Engineers',
      url: 'https://arxiv.org/abs/2211.01910',
    },
    pareto: keepsByFronts,
    differences: [
      'The guess takes the place of the plain sentences of the part with the most words; what holds a placeholder stays.',
      'A guess is scored by the chosen metric on real answers, not by the likelihood of the expected answer, which few services tell.',
      'Guesses are written from train rows and chosen on dev rows, with the calls of the published simple version: 32 for each of 50.',
      'A round of the bandit measures four guesses on eight rows each, with a constant of 0.5, instead of a third of them on five with 1: among guesses that differ little it then finds the best more often with the same calls.',
      'One round says the best five in other words; the published code has none.',
    ],
  },
  (settings) => ({
    searcher: oneShot({
      proposer: induce(settings),
      selector: ucb(settings.ucb),
      callsEach: settings.callsEach,
      finalists: (candidates) => Math.min(candidates, settings.finalists),
      affordable: (calls, sizes) => affordableCandidates(calls, firstNumbers(settings), sizes),
      again: {
        proposer: paraphrase(settings.paraphrases),
        affordable: (calls, sizes) => affordableCandidates(calls, againNumbers(settings), sizes),
      },
    }),
    demos: 0,
    estimate(sizes, calls) {
      const first = oneShotEstimate(firstNumbers(settings), sizes, calls);
      const left = first.proposals === 0 ? 0 : calls - first.task - first.writer;
      const again = oneShotEstimate(againNumbers(settings), sizes, left);
      return {
        task: first.task + again.task,
        writer: first.writer + again.writer,
        proposals: first.proposals + again.proposals,
      };
    },
  }),
);
