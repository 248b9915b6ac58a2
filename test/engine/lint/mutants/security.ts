import type { Mutation } from './mutation.js';
import type { Random } from '../../../../src/engine/random/seeded.js';

const token = (random: Random): string =>
  [
    'ghp',
    Array.from({ length: 36 }, () => 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'[random.below(56)]).join(
      '',
    ),
  ].join('_');

export const breaking: Readonly<Record<string, Mutation>> = {
  'security/secret': (text, random) => ({ text: text.replace('Label each', `Use ${token(random)}. Label each`) }),
};
