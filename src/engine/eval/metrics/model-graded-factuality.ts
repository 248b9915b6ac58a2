import { factualityAs } from './factuality.js';

export const modelGradedFactuality = factualityAs('model-graded-factuality');
