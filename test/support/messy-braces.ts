import type { Random } from '../../src/engine/random/seeded.js';

/** A template in the words that Handlebars and Mustache share, with blanks where nobody needs them. */
export function messyBraces(random: Random, engine: 'handlebars' | 'mustache'): string {
  return Array.from({ length: 1 + random.below(5) }, () => piece(random, engine, 2)).join('');
}

function piece(random: Random, engine: 'handlebars' | 'mustache', depth: number): string {
  const text = pick(random, [
    'plain  text ',
    '\n\n  two\n',
    '{ x } ',
    '  ',
    '\t',
    '\n',
    'a {{!  note  it }} b',
    '\n{{! alone }}\n',
  ]);
  const inner = depth > 0 ? piece(random, engine, depth - 1) : text;
  const gap = (): string => pick(random, ['', '', ' ', '   ', '\t']);
  const name = pick(random, ['word', 'obj.key', 'missing', 'list']);
  switch (random.below(5)) {
    case 0:
      return engine === 'mustache'
        ? `{{#${gap()}list${gap()}}}${inner}{{/${gap()}list${gap()}}}`
        : `{{#each${gap()} ${gap()}list${gap()} as |d|${gap()}}}${inner}{{else}}${text}{{/each${gap()}}}`;
    case 1:
      return engine === 'mustache'
        ? `{{^${gap()}missing${gap()}}}${inner}{{/${gap()}missing${gap()}}}`
        : `{{#if${gap()} ${name}${gap()}}}${inner}{{/if${gap()}}}`;
    case 2:
      return `{{{${gap()}${name}${gap()}}}}${text}`;
    case 3:
      return engine === 'mustache'
        ? `{{&${gap()}${name}${gap()}}}${text}`
        : `{{json${gap()} ${name}${gap()} indent=2${gap()}}}${text}`;
    default:
      return `${text}{{${gap()}${name}${gap()}}}`;
  }
}

function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}
