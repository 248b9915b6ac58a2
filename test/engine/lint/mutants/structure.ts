import type { Mutation } from './mutation.js';

const numbers = ['two', 'three', 'four', 'five', 'six', 'seven'];
const things = ['labels', 'steps', 'kinds of text', 'rules', 'things'];
const titles = ['Rules', 'Tone', 'Limits', 'Style', 'Form of the text'];

/** Puts lines before the sentence that every clean prompt has. */
function before(text: string, lines: readonly string[]): string {
  return text.replace('Label each', `${lines.join('\n')}\n\nLabel each`);
}

export const breaking: Readonly<Record<string, Mutation>> = {
  'structure/empty-section': (text, random) => {
    const [first = '', second = ''] = random.sample(titles, 2);
    const blank = Array.from({ length: random.below(3) }, () => '');
    const mark = random.below(2) === 0 ? '##' : '#';
    const rest = [`${mark} ${second}`, 'Be kind.'];
    return {
      text: before(text, [`${mark} ${first}`, ...blank, ...rest]),
      clean: before(text, [`${mark} ${first}`, 'Be brief.', ...blank, ...rest]),
    };
  },
  'structure/heading-skip': (text, random) => {
    const [first = '', second = ''] = random.sample(titles, 2);
    const deeper = '#'.repeat(3 + random.below(4));
    const section = (mark: string): string =>
      before(text, [`# ${first}`, 'Be kind.', `${mark} ${second}`, 'Be brief.']);
    return { text: section(deeper), clean: section('##') };
  },
  'structure/list-count-mismatch': (text, random) => {
    const size = 2 + random.below(5);
    const items = Array.from({ length: size }, (_, i) => (random.below(2) === 0 ? `- item ${i}` : `- thing ${i}`));
    const said = (count: number): string => (random.below(2) === 0 ? (numbers[count - 2] ?? '') : String(count));
    const [thing = ''] = random.sample(things, 1);
    const start = ['the following', 'these', 'the'][random.below(3)] ?? '';
    const list = (count: string): string => before(text, [`Look at ${start} ${count} ${thing}:`, ...items]);
    return { text: list(said(size + 1)), clean: list(said(size)) };
  },
  'structure/ordered-list-gap': (text, random) => {
    const size = 3 + random.below(4);
    const at = 1 + random.below(size - 1);
    const shift = random.below(2) === 0 ? 1 : 2;
    const mark = random.below(2) === 0 ? '.' : ')';
    const list = (jump: number): string =>
      before(
        text,
        Array.from({ length: size }, (_, i) => `${i + 1 + (i >= at ? jump : 0)}${mark} step ${i}`),
      );
    return { text: list(shift), clean: list(0) };
  },
};
