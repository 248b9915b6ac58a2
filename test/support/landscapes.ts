import { type Splits, splitRows } from '../../src/engine/dataset/split-rows.js';
import type { Row } from '../../src/engine/dataset/row.js';
import type { Proposer } from '../../src/engine/optimize/parts.js';
import { demoSets } from '../../src/engine/optimize/proposers/demo-sets.js';
import { edits } from '../../src/engine/optimize/proposers/edits.js';
import { improve } from '../../src/engine/optimize/proposers/improve.js';
import { phraseEdits } from '../../src/engine/optimize/proposers/phrase-edits.js';
import { withRandomDemos } from '../../src/engine/optimize/proposers/random-demos.js';
import { separators } from '../../src/engine/optimize/proposers/separators.js';
import { seededRandom } from '../../src/engine/random/seeded.js';
import { type FakeModel, makeRows, scriptedWriter } from './optimize-run.js';

/** A task on which four things help, each as much as any other, and none of them is in the seed prompt. */
export interface Landscape {
  readonly name: string;
  /** How many of the four a prompt has. */
  readonly helps: (prompt: string, pool: readonly Row[]) => number;
  readonly writer: () => FakeModel;
  /** What random search draws here: changes of the seed as the methods make them. */
  readonly draw: Proposer;
  /** How many calls a method may take, the sealed test's included. */
  readonly calls: number;
  readonly rows: readonly Row[];
  readonly splitsFor: (seed: number) => Splits;
}

const hints = ['gnomon', 'sextant', 'astrolabe', 'plumb line'].map((tool) => `Use the ${tool}.`);

const hintsIn = (prompt: string): number => hints.filter((hint) => prompt.includes(hint)).length;

/** Says each of the hints with such a chance, so that two at once are rare and four next to impossible. */
function hinted(chance: number): (drawn: number, prompt: string, others: readonly string[]) => string {
  return (drawn, prompt, others) => {
    const random = seededRandom(drawn);
    const said = hints.filter(() => random.next() < chance);
    const merged = hints.filter((hint) => !prompt.includes(hint) && others.some((other) => other.includes(hint)));
    return [prompt, ...merged, ...(said.length > 0 ? said : [`Look at it number ${drawn}.`])].join(' ').trim();
  };
}

function hintingWriter(chance: number): FakeModel {
  const write = hinted(chance);
  return scriptedWriter(write, (drawn, text) => write(drawn, text, []));
}

function rowsIn(prompt: string, rows: readonly Row[]): number {
  return rows.filter(({ values }) => prompt.includes(String(values['text']))).length;
}

interface Sizes {
  readonly pool: number;
  readonly train: number;
  readonly dev: number;
}

const testSize = 80;

function data({ pool, train, dev }: Sizes): Pick<Landscape, 'rows' | 'splitsFor'> {
  const rows = makeRows(pool + train + dev + testSize);
  const splitsFor = (seed: number): Splits => {
    const result = splitRows(rows, { train, dev, test: testSize, seed: undefined }, seed);
    if (!result.ok) throw new Error(result.message);
    return result.splits;
  };
  return { rows, splitsFor };
}

/** Hints that a writer now and then adds to what it rewrites. */
export const rewriting: Landscape = {
  name: 'rewriting',
  helps: hintsIn,
  writer: () => hintingWriter(0.1),
  draw: improve(1),
  calls: 1600,
  ...data({ pool: 34, train: 48, dev: 48 }),
};

/** The same, added to single phrases that are said in other words, one change of three. */
export const rephrasing: Landscape = {
  ...rewriting,
  name: 'rephrasing',
  writer: () => hintingWriter(0.07),
  draw: phraseEdits,
  // A step of ten changes is measured on them: fewer rows are more steps.
  ...data({ pool: 28, train: 24, dev: 48 }),
};

/** Hints in most rewrites: for what makes a few of them and is over. */
export const guessing: Landscape = { ...rewriting, name: 'guessing', writer: () => hintingWriter(0.3) };

/**
 * One hint in three rewrites is all there is to find; what else a rewrite adds or leaves out makes a prompt longer or
 * shorter and no better: of two that are as good one is the cheaper.
 */
export const trimming: Landscape = {
  ...rewriting,
  name: 'trimming',
  helps: (prompt) => (hintsIn(prompt) > 0 ? hints.length : 0),
  writer: () => scriptedWriter(trimmed, trimmed),
  calls: 700,
  ...data({ pool: 10, train: 24, dev: 24 }),
};

function trimmed(drawn: number, prompt: string): string {
  const random = seededRandom(drawn);
  const sentences = prompt.trim().split(/(?<=\.)\s+/);
  const idle = sentences.filter((sentence) => !hints.includes(sentence));
  const left = random.next() < 0.5 ? random.sample(idle, 1) : [];
  const added = left.length === 0 ? [`Bear in mind point ${drawn} of a list that is longer than this.`] : [];
  const said = random.next() < 1 / 3 ? random.sample(hints, 1) : [];
  return [...sentences.filter((sentence) => !left.includes(sentence)), ...added, ...said].join(' ');
}

/** Sentences about the answer's form. */
export const forming: Landscape = {
  ...rewriting,
  name: 'forming',
  helps: (prompt) => formHints.filter((hint) => prompt.includes(hint)).length,
  draw: edits(1),
};

const formHints = [
  'Answer with the label only.',
  'Choose exactly one label.',
  'Do not explain your answer.',
  'If you are not sure, give the most likely answer.',
];

/** Two of four rows among the demonstrations help, and all the way; there are many dev rows to measure a set on. */
export const exemplifying: Landscape = {
  ...rewriting,
  name: 'exemplifying',
  helps: (prompt, pool) => (rowsIn(prompt, pool.slice(0, 4)) >= 2 ? hints.length : 0),
  draw: demoSets({ sets: 1, most: 8, bootstrap: 0 }),
  calls: 2300,
  ...data({ pool: 60, train: 40, dev: 240 }),
};

/** A hint is worth half of what there is, and one of three rows the other half. */
export const pairing: Landscape = {
  name: 'pairing',
  helps: (prompt, pool) => 2 * Number(hintsIn(prompt) > 0) + 2 * Number(rowsIn(prompt, pool.slice(0, 3)) > 0),
  writer: () => hintingWriter(0.04),
  draw: withRandomDemos(improve(1), 4),
  calls: 2100,
  ...data({ pool: 30, train: 80, dev: 160 }),
};

/** About one separator in ten starts with such a word. */
export const separating: Landscape = {
  ...rewriting,
  name: 'separating',
  helps: (prompt) => (/Text: [^\n]*\n\S*7\b[^\n]*\s*$/.test(prompt) ? hints.length : 0),
  draw: separators({ draws: 1, fewestWords: 1, mostWords: 5 }),
};
