import { classAverage } from './class-average.js';

export const macroRecall = classAverage(
  'macro',
  'recall',
  'The mean of the recall of every class that was expected or answered.',
);
