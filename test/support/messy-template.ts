import type { Random } from '../../src/engine/random/seeded.js';

/** A Jinja template whose tags have blanks where nobody needs them and none where people write them. */
export function messyTemplate(random: Random): string {
  return Array.from({ length: 1 + random.below(5) }, () => piece(random, 2)).join('');
}

function piece(random: Random, depth: number): string {
  const text = pick(random, ['plain  text ', '\n\n  two\n', '{ x } ', '<a>|</a>', 'user :\n', '\t', "it's 1 + 1=2 "]);
  const inner = (): string => (depth > 0 ? piece(random, depth - 1) : text);
  switch (random.below(7)) {
    case 0:
      return `${tag(random, '{%', ['if', ' ', expression(random, 2)], '%}')}${inner()}${tag(random, '{%', ['endif'], '%}')}`;
    case 1:
      return `${tag(random, '{%', ['for', ' ', 'q', ' ', 'in', ' ', 'list'], '%}')}${inner()}${tag(random, '{%', ['endfor'], '%}')}`;
    case 2:
      return `${tag(random, '{%', ['set', ' ', 'a', '=', expression(random, 2)], '%}')}${text}`;
    case 3:
      return `${text}${tag(random, '{#', ['note  it'], '#}')}`;
    case 4:
      return `${tag(random, '{%', ['raw'], '%}')}{{x|y}}${tag(random, '{%', ['endraw'], '%}')}${text}`;
    default:
      return text + tag(random, '{{', [expression(random, 3)], '}}');
  }
}

/** `raw` takes fewer signs than others; a `+` prints the same as none. */
function tag(random: Random, open: string, words: readonly string[], close: string): string {
  const sign = words.includes('raw') || words.includes('endraw') ? '' : pick(random, ['', '', '', '-']);
  const closeSign = sign === '' ? '' : pick(random, ['', '-']);
  // An expression that begins with a minus would become a sign of the tag.
  const after = words[0]?.startsWith('-') === true && sign === '' ? ' ' : blanks(random);
  return (
    open +
    sign +
    after +
    words.map((word) => (word === ' ' ? ` ${blanks(random)}` : word)).join('') +
    blanks(random) +
    closeSign +
    close
  );
}

function expression(random: Random, depth: number): string {
  const inner = (): string => (depth > 0 ? expression(random, depth - 1) : atom(random));
  const gap = (): string => blanks(random);
  switch (random.below(11)) {
    case 0:
      return `${inner()}${gap()}${pick(random, ['+', '~', '==', '!=', '<'])} ${gap()}${inner()}`;
    case 1:
      return `${atom(random)}${gap()}|${gap()}${pick(random, ['upper', 'trim', 'string', 'list', 'd'])}`;
    case 2:
      return `${atom(random)}${gap()}|${gap()}default${gap()}(${gap()}"z  z"${gap()},${gap()}boolean${gap()}=${gap()}true${gap()})`;
    case 3:
      return `(${gap()}${inner()}${gap()})`;
    case 4:
      return `[${gap()}${inner()}${gap()},${gap()}${inner()}${gap()}]`;
    case 5:
      return `{${gap()}"k"${gap()}:${gap()}${inner()}${gap()}}`;
    case 6:
      return `not ${gap()}(${inner()})`;
    case 7:
      return `(${inner()}) ${gap()}if ${gap()}(${inner()}) ${gap()}else ${gap()}(${inner()})`;
    case 8:
      return `word${gap()}[${gap()}0${gap()}:${gap()}2${gap()}]`;
    case 9:
      return `${pick(random, ['-', '+'])}${gap()}3`;
    default:
      return atom(random);
  }
}

function atom(random: Random): string {
  return pick(random, [
    'word',
    'n',
    'list',
    '"a|b  c"',
    "'it'",
    '1',
    '2.5',
    'none',
    'obj . key',
    'obj["key"]',
    'missing',
  ]);
}

function blanks(random: Random): string {
  return pick(random, ['', '', ' ', '   ', '\t', random.below(12) === 0 ? '\n' : '']);
}

function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}
