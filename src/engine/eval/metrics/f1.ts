import { classScore } from './class-score.js';
import { f1Of } from './class-counts.js';

export const f1 = classScore(
  'f1',
  'F1 of the label in its value: the harmonic mean of its precision and recall.',
  f1Of,
);
