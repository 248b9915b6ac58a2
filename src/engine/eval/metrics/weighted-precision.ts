import { classAverage } from './class-average.js';

export const weightedPrecision = classAverage(
  'weighted',
  'precision',
  'The mean of the precision of every class by its number of rows.',
);
