import { classAverage } from './class-average.js';

export const weightedRecall = classAverage(
  'weighted',
  'recall',
  'The mean of the recall of every class by its number of rows: the share of right answers.',
);
