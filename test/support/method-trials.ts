import { methods } from '../../src/engine/optimize/methods/index.js';
import type { Method } from '../../src/engine/optimize/parts.js';
import {
  exemplifying,
  forming,
  guessing,
  type Landscape,
  pairing,
  rephrasing,
  rewriting,
  separating,
} from './landscapes.js';

/** What the tests that hold for every method have to know of one. */
export interface MethodTrial {
  /** Where it has to find what helps. */
  readonly landscape: Landscape;
  /** The method that searches there; with other settings than usual only where the usual ones try too little. */
  readonly searching: Method;
  /** Of the four things that help so many are in what it ends with, on average, at least. */
  readonly finds: number;
  /** Why it need not beat random search at as many calls; it has to unless this says so. */
  readonly mayEqualRandom?: string;
  /** Runs with a model on which no prompt is better: as many as a few seconds allow, at least 20. */
  readonly nullRuns: number;
  /** How much less than estimated a run may take that ends by its budget or because it is through. */
  readonly estimatedWithin: number;
}

type Named = MethodTrial & { readonly id: string; readonly method: Method };

const usual = { landscape: rewriting, finds: 2, nullRuns: 20, estimatedWithin: 1.12 };

const bestOfAFew = {
  landscape: guessing,
  mayEqualRandom: 'It is a random search itself: a few rewrites of the seed, all of them scored, the best one kept.',
};

const phrases = { landscape: rephrasing };

/** Methods that need something else than what their kind does. Add yours here only then. */
const own: Readonly<Record<string, (method: Method) => Partial<MethodTrial>>> = {
  // Half of its calls go to demonstrations, of which none helps here.
  auto: () => ({ landscape: { ...rewriting, calls: 3000 } }),
  'bootstrap-demos': () => ({ landscape: exemplifying, nullRuns: 40 }),
  'random-separators': () => ({
    landscape: separating,
    mayEqualRandom: 'It is what others are held against: a random search by its own definition.',
  }),
  'hill-climb': () => ({ landscape: forming, nullRuns: 60 }),
  // Ten trials of the light setting are as few as the pairs random search can score: this is the heavy one.
  // Half of the trials of either ask for a pair that was measured before.
  miprov2: (method) => ({
    landscape: pairing,
    searching: method.withSettings({ ...method.defaults, candidates: 18 }),
    estimatedWithin: 1.2,
  }),
  'prompt-mii': () => bestOfAFew,
  'prewrite-s': () => ({ ...bestOfAFew, finds: 1 }),
  'fipo-one-shot': () => bestOfAFew,
  // It gives up after two steps without a better prompt, sooner than luck comes: here it has the patience of Plum.
  grips: (method) => ({ ...phrases, searching: method.withSettings({ ...method.defaults, patience: 7 }) }),
  'plum-hc': () => phrases,
  'plum-sa': () => phrases,
  'plum-ga-m': () => phrases,
  'plum-ga-c': () => phrases,
  'plum-ts': () => phrases,
  'plum-hs': () => phrases,
};

/** Every method that scores rows, with its trial: the tests over them follow the registry. */
export const methodTrials: readonly Named[] = methods
  .filter(({ needs }) => needs.includes('labels'))
  .map((method) => ({ id: method.id, method, searching: method, ...usual, ...own[method.id]?.(method) }));
