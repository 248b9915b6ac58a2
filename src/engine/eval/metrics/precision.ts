import { classScore } from './class-score.js';
import { precisionOf } from './class-counts.js';

export const precision = classScore(
  'precision',
  'Of the answers that say the label in its value, the share that is right.',
  precisionOf,
);
