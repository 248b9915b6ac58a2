import { defineMethod } from '../define-method.js';
import { championDuels, duelCalls, finalCalls } from '../searchers/champion-duels.js';

/** Of the paper's ten rounds the first has no challenger. */
const defaults = { challengers: 9, rows: 3, votes: 1 };

export const spo = defineMethod(
  {
    id: 'spo',
    title: 'SPO (self-supervised, by a judge)',
    summary:
      'A writer model improves the prompt from its answers alone, and a judge says whose answers are better. For tasks without expected answers, and cheap.',
    needs: ['writer', 'judge'],
    defaults,
    paper: { title: 'Self-Supervised Prompt Optimization', url: 'https://arxiv.org/abs/2502.06855' },
    pareto: 'It is refused, as answers that are compared have no score to weigh against cost.',
    differences: [
      'A challenger replaces the champion only when it wins more rows than it loses; the published code returns a choice of the old answers, and an undecided vote, as success.',
      'The judge compares row by row, each pair of answers in both orders, and a verdict that turns with the order is a tie; the paper asks four times about all answers at once in a random order.',
      'Each challenger is met on three train rows of its own, so that no three rows are fitted.',
      'At the end the champion meets the seed on all dev rows: three rows say too little to open the sealed test for.',
    ],
  },
  (settings) => ({
    searcher: championDuels(settings),
    demos: 0,
    estimate({ train, dev }, calls) {
      const rows = Math.min(train, settings.rows);
      const each = duelCalls({ ...settings, rows });
      const most = Math.floor((calls - finalCalls(dev)) / each);
      const challengers = Math.max(0, Math.min(settings.challengers, most));
      if (challengers === 0) return { task: 0, writer: 0, judge: 0, proposals: 0 };
      return {
        task: challengers * 2 * rows + 2 * dev,
        writer: challengers,
        judge: challengers * 2 * settings.votes * rows + 2 * dev,
        proposals: challengers,
      };
    },
  }),
);
