import { classScore } from './class-score.js';
import { recallOf } from './class-counts.js';

export const recall = classScore('recall', 'Of the rows whose label is its value, the share that was found.', recallOf);
