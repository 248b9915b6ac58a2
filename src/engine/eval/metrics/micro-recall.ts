import { classAverage } from './class-average.js';

export const microRecall = classAverage(
  'micro',
  'recall',
  'Of all answers, the share that is right: an unreadable one is a miss.',
);
