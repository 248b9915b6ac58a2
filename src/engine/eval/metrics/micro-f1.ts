import { classAverage } from './class-average.js';

export const microF1 = classAverage(
  'micro',
  'f1',
  'F1 of all answers counted together: between the shares of right answers among the readable and among all.',
);
