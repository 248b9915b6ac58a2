import type { Random } from '../../../../src/engine/random/seeded.js';
import type { Mutation } from './mutation.js';

const one = (random: Random, items: readonly string[]): string => random.sample(items, 1)[0] ?? '';

const verbs = ['Name', 'Explain', 'Describe', 'Choose', 'Compare'];
const things = ['the subject', 'the tone', 'the author', 'the argument', 'the place'];
const places = ['of the first paragraph', 'in the letter', 'of the second speaker', 'in the whole report'];

const duty = (random: Random): string =>
  `${one(random, verbs)} ${one(random, things)} ${one(random, places)} with care and in order`;

/** Puts text before the sentence that every clean prompt has. */
const before = (text: string, added: string): string => text.replace('Label each', `${added}\n\nLabel each`);

export const breaking: Readonly<Record<string, Mutation>> = {
  'clarity/blanket-negative': (text, random) => {
    const ban = `${one(random, ['Do not', 'Never', "Don't"])} ${one(random, ['infer', 'guess', 'assume'])}`;
    const model = one(random, ['google/gemini-3-pro', 'gemini-3-flash-preview', 'google/gemini-3.1-pro']);
    const write = (sentence: string): string => before(text, sentence).replace('---\n', `---\nmodel: ${model}\n`);
    return { text: write(`${ban}.`), clean: write(`${ban} the name.`) };
  },
  'clarity/duplicate-instruction': (text, random) => {
    const [line, other] = [`${duty(random)} today.`, `${duty(random)} tomorrow.`];
    const mark = one(random, ['- ', '* ', '']);
    const list = (last: string): string => before(text, [line, other, last].map((each) => mark + each).join('\n'));
    return { text: list(line), clean: list(`${duty(random)} every day.`) };
  },
  'clarity/leftover-placeholder': (text, random) => {
    const left = one(random, [
      '[INSERT NAME]',
      '[insert the tone here]',
      '<your name here>',
      '[add rules]',
      'Lorem ipsum',
    ]);
    const line =
      random.below(3) === 0 ? `${one(random, ['TODO', 'FIXME', 'TBD'])}: ${duty(random)}` : `Work for ${left}.`;
    return { text: before(text, line), clean: before(text, duty(random)) };
  },
  'clarity/misspelling': (text, random) => {
    const [wrong, right] = [
      ['seperate', 'separate'],
      ['langauge', 'language'],
      ['explaination', 'explanation'],
      ['recieve', 'receive'],
      ['Neccessary', 'Necessary'],
      ['guidlines', 'guidelines'],
    ][random.below(6)] ?? ['', ''];
    const write = (word = ''): string => before(text, `${one(random, verbs)} the ${word} parts.`);
    return { text: write(wrong), clean: write(right) };
  },
  'clarity/negative-only': (text, random) => {
    const ban = `${one(random, ['Do not', 'Never', "Don't"])} ${one(random, ['use jargon', 'make jokes', 'add a greeting'])}.`;
    const write = (rest: string): string => before(text, `${ban}\n\n\n\n\n\n${rest}`);
    return { text: write('Texts are short.'), clean: before(text, `${ban} Use plain words.`) };
  },
  'clarity/repeated-word': (text, random) => {
    const word = one(random, ['the', 'and', 'to', 'of', 'for', 'your']);
    return { text: text.replace('Label each', `Read ${word} ${word} end. Label each`) };
  },
  'clarity/shouting': (text, random) => {
    const lines = Array.from({ length: 20 }, () => `You must ${duty(random)}, and never add anything.`);
    const loud = lines.map((line) => line.replace('must', 'MUST').replace('never', 'NEVER').replace('and', 'AND'));
    return { text: before(text, loud.join('\n')), clean: before(text, lines.join('\n')) };
  },
  'clarity/vague-output-length': (text, random) => {
    const unit = one(random, ['sentences', 'words', 'short paragraphs', 'bullet points', 'lines']);
    const verb = one(random, ['Write', 'Answer in', 'Explain it in', 'Give', 'Summarize the text in']);
    const write = (amount: string): string => before(text, `${verb} ${amount} ${unit}.`);
    return { text: write(one(random, ['a few', 'several', 'a couple of', 'a handful of'])), clean: write('3') };
  },
};
