import { classAverage } from './class-average.js';

export const macroF1 = classAverage(
  'macro',
  'f1',
  'The mean of the F1 of every class, so that rare classes count as much as common ones.',
);
