import type { Mutation } from './mutation.js';

export const breaking: Readonly<Record<string, Mutation>> = {
  'clarity/repeated-word': (text, random) => {
    const word = random.sample(['the', 'and', 'to', 'of', 'for', 'your'], 1)[0] ?? '';
    return { text: text.replace('Label each', `Read ${word} ${word} end. Label each`) };
  },
};
