import { misspelling, type Mutation } from './mutation.js';

export const breaking: Readonly<Record<string, Mutation>> = {
  'examples/label-not-declared': misspelling(/(\nLabel: )(\w+)/),
};
