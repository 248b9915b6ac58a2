import { classAverage } from './class-average.js';

export const weightedF1 = classAverage('weighted', 'f1', 'The mean of the F1 of every class by its number of rows.');
