import assert from 'node:assert/strict';
import Handlebars from 'handlebars';
import { type Random, seededRandom } from '../../../../src/engine/random/seeded.js';
import { parseHandlebars } from '../../../../src/engine/template/handlebars/parse-handlebars.js';
import { renderHandlebars } from '../../../../src/engine/template/handlebars/render-handlebars.js';
import { segmentsText } from '../../../../src/engine/template/segments-text.js';
import { TemplateError } from '../../../../src/engine/template/template.js';
import { type OracleCase, oracleCases, oracleRow } from './oracle-cases.js';

/** The text, or `undefined` where rendering is refused. */
type Outcome = string | undefined;

describe('a Handlebars template renders as the library renders it', () => {
  for (const one of oracleCases) it(JSON.stringify(one.template), () => assert.equal(ours(one), library(one)));

  it('whatever is put together from tags, text and blank space', function () {
    this.timeout(60_000);
    let rendered = 0;
    for (let seed = 0; seed < 500; seed++) {
      const random = seededRandom(seed);
      const partials = { p: `${generated(random, 0)}{{> q}}`, q: generated(random, 0) };
      const one = { template: generated(random, 2), data: oracleRow, partials };
      const expected = library(one);
      if (expected !== undefined) rendered++;
      assert.equal(ours(one), expected, `seed ${seed}: ${JSON.stringify(one.template)} ${JSON.stringify(partials)}`);
    }
    assert.ok(rendered > 400, `only ${rendered} of the generated templates can be rendered at all`);
  });
});

describe('a Handlebars template is not rendered as the library does', () => {
  it('where the library adds up what is to be printed', () => {
    const one = { template: '{{zero}}{{yes}}{{yes}} x', data: oracleRow };
    assert.deepEqual([library(one), ours(one)], ['2 x', '0truetrue x']);
  });

  it('where it takes a misspelt helper with named arguments for nothing', () => {
    const one = { template: '{{unknown key=name}} x', data: oracleRow };
    assert.deepEqual([library(one), ours(one)], [' x', undefined]);
  });
});

function ours({ template, data, partials = {} }: OracleCase): Outcome {
  try {
    const values = data as Readonly<Record<string, unknown>>;
    const { segments } = renderHandlebars(parseHandlebars(template), values, { load: (name) => partials[name] });
    return segmentsText(segments);
  } catch (error) {
    assert.ok(error instanceof TemplateError, String(error));
    return undefined;
  }
}

function library({ template, data, partials = {} }: OracleCase): Outcome {
  const engine = Handlebars.create();
  engine.logger.log = () => undefined;
  try {
    return engine.compile(template, { noEscape: true })(data, { partials: { ...partials } });
  } catch {
    return undefined;
  }
}

const names = ['name', 'user.name', 'this', '../name', '@root.name', 'missing', 'words', 'no', 'map.a.name', './name'];
const lists = ['words', 'items', 'matrix', 'map', 'list', 'missing', 'user.tags', 'this', 'parts', '../items'];
const blanks = ['', '', '', '\n', ' ', '  ', '\n  ', ' \n', '\r\n', '\n\n', '\t\n '];

/** Begins with a letter, since the library adds up numbers and truth values that nothing stands before. */
function generated(random: Random, depth: number): string {
  const pieces = Array.from({ length: 1 + random.below(5) }, () => pick(random, blanks) + piece(random, depth));
  return `t${pieces.join('')}${pick(random, blanks)}`;
}

function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.below(items.length)]!;
}

function piece(random: Random, depth: number): string {
  const any = <T>(...items: readonly T[]): T => pick(random, items);
  const [open, close] = [any('{{', '{{', '{{', '{{~'), any('}}', '}}', '}}', '~}}')];
  const inside = (): string => pick(random, blanks) + generated(random, depth - 1) + pick(random, blanks);
  const tag = (inner: string): string => open + inner + close;
  const name = pick(random, names);
  const simple = [
    () => any('text', 'x.', '\\', '}}', '- '),
    () => tag(name),
    () => tag('! note '),
    () => tag('!-- a }} note --'),
    () => `\\{{${name}}}`,
    () => `a${tag('@index')}b`,
    () => tag('lookup words 1'),
  ];
  if (depth <= 0) return pick(random, simple)();
  const block = (): string => {
    const list = pick(random, lists);
    const opening = any(`if ${name}`, `unless ${name}`, `each ${list}`, `with ${name}`, `each ${list} as |v k|`, list);
    const chain = any('', tag(`else if ${name}`) + inside());
    const otherwise = any('', tag('else') + inside(), tag('^') + inside());
    return `${tag(`#${opening}`)}${inside()}${chain}${otherwise}${tag(`/${opening.split(' ', 1)[0]}`)}`;
  };
  const partial = any('p', 'nothing');
  return any(
    ...simple,
    ...[block, block, block, block],
    () => tag(`> ${any('p', 'q', 'p this', 'p user name="n"', 'q x=name')}`),
    () => `${tag(`#> ${partial}`)}${inside()}${tag(`/${partial}`)}`,
    () => `${tag('#*inline "r"')}${inside()}${tag('/inline')}${tag('> r')}`,
  )();
}
