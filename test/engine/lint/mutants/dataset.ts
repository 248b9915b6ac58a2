import { misspelling, type Mutation } from './mutation.js';

export const breaking: Readonly<Record<string, Mutation>> = {
  'dataset/missing-column': misspelling(/(expect: "\{\{ )(label)/),
  'dataset/missing-file': misspelling(/(data: )(rows\.csv)/),
};
