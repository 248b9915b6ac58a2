import { classAverage } from './class-average.js';

export const macroPrecision = classAverage(
  'macro',
  'precision',
  'The mean of the precision of every class, so that rare classes count as much as common ones.',
);
