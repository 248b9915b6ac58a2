import type { SetMetric } from '../contracts/set-metric.js';
import { agreementOf } from './agreement.js';

/** 0 where rows and answers are all of one and the same class: then nothing tells agreement from chance. */
export const cohenKappa: SetMetric = {
  id: 'cohen-kappa',
  level: 'set',
  summary: "Cohen's kappa of the answers and the labels: the share of agreement that chance does not explain.",
  needs: ['expected', 'labels'],
  range: [-1, 1],
  source: "Cohen 1960; scikit-learn's cohen_kappa_score",
  summarize(predictions) {
    const { total, right, both } = agreementOf(predictions);
    const chance = both;
    return total ** 2 === chance ? 0 : (right * total - chance) / (total ** 2 - chance);
  },
};
