import { classAverage } from './class-average.js';

export const microPrecision = classAverage(
  'micro',
  'precision',
  'Of the answers with a readable label, the share that is right.',
);
