import type { SetMetric } from '../contracts/set-metric.js';
import { agreementOf } from './agreement.js';

/** R_K of several classes (Gorodkin 2004), 0 where all rows or all answers are of one class. */
export const matthews: SetMetric = {
  id: 'matthews',
  level: 'set',
  summary: "Matthews' correlation of the answers with the labels: 1 all right, 0 no better than chance.",
  needs: ['expected', 'labels'],
  range: [-1, 1],
  source: "Gorodkin 2004; scikit-learn's matthews_corrcoef",
  summarize(predictions) {
    const { total, right, both, expected2, predicted2 } = agreementOf(predictions);
    const spread = Math.sqrt((total ** 2 - predicted2) * (total ** 2 - expected2));
    return spread === 0 ? 0 : (right * total - both) / spread;
  },
};
