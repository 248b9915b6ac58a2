import type { Row } from '../../src/engine/dataset/row.js';
import { methods } from '../../src/engine/optimize/methods/index.js';
import type { Method } from '../../src/engine/optimize/parts.js';
import { scriptedWriter, type FakeModel } from './optimize-run.js';

/** What the tests that hold for every method have to know of one. */
export interface MethodTrial {
  /** What lifts the accuracy from 0.3 to 0.9 where a prompt has it. */
  readonly isPlanted: (prompt: string, pool: readonly Row[]) => boolean;
  /** A writer that comes upon it now and then. */
  readonly plantingWriter: () => FakeModel;
  /** Of 12 runs the planted optimum is found in at least so many. */
  readonly found: number;
  /** Runs with a model on which no prompt is better: as many as a few seconds allow, at least 20. */
  readonly nullRuns: number;
  /** How much less than estimated a run may take that ends by its budget or because it is through. */
  readonly estimatedWithin: number;
}

type Named = MethodTrial & { readonly id: string; readonly method: Method };

/** Of five rewrites one says what helps. */
const oneInFive = (drawn: number, prompt: string): string =>
  drawn % 5 === 3 ? `${prompt} A gnomon is the key.` : `${prompt} Look at it number ${drawn}.`;

const usual = { plantingWriter: () => scriptedWriter(oneInFive), found: 10, nullRuns: 20, estimatedWithin: 1.2 };

/** Of so many phrases said in other words one says what helps. */
const rewordedOneIn = (count: number): Partial<MethodTrial> => ({
  plantingWriter: () =>
    scriptedWriter(oneInFive, (drawn, phrase) =>
      drawn % count === 1 ? `${phrase} A gnomon is the key.` : `${phrase} Look at it number ${drawn}.`,
    ),
  found: 9,
});

const reworded = rewordedOneIn(2);

/** Methods that need something else than what their kind does. Add yours here only then. */
const own: Readonly<Record<string, Partial<MethodTrial>>> = {
  'bootstrap-demos': { nullRuns: 40 },
  // About one separator in ten starts with such a word.
  'random-separators': { isPlanted: (prompt) => /Text: [^\n]*\n\S*7\b[^\n]*\s*$/.test(prompt) },
  'hill-climb': { nullRuns: 60 },
  // Two instructions are few for one in five to be among them: here an example is what helps.
  // Half of its trials ask for a pair that was measured before.
  miprov2: { estimatedWithin: 1.3, isPlanted: hasPlantedRow, found: 9 },
  grips: reworded,
  'plum-hc': reworded,
  'plum-sa': reworded,
  'plum-ga-m': reworded,
  'plum-ga-c': reworded,
  'plum-ts': reworded,
  // A harmony has about two phrases reworded, any of which may be it.
  'plum-hs': rewordedOneIn(12),
  // It is asked for a rule, not for a whole prompt.
  simba: { plantingWriter: () => scriptedWriter((drawn) => oneInFive(drawn, '').trim()) },
};

/** Every method that scores rows, with its trial: the tests over them follow the registry. */
export const methodTrials: readonly Named[] = methods
  .filter(({ needs }) => needs.includes('labels'))
  .map((method) => ({ id: method.id, method, ...usual, isPlanted: plantFor(method), ...own[method.id] }));

function plantFor({ needs }: Method): MethodTrial['isPlanted'] {
  if (needs.includes('writer')) return (prompt) => prompt.includes('gnomon');
  if (needs.includes('demos')) return hasPlantedRow;
  return (prompt) => prompt.includes('Answer with the label only.');
}

/** One of two rows of the pool, as a demonstration. */
function hasPlantedRow(prompt: string, pool: readonly Row[]): boolean {
  return pool.slice(0, 2).some(({ values }) => prompt.includes(String(values['text'])));
}
