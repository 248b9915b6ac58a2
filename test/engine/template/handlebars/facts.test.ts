import assert from 'node:assert/strict';
import { findLinks } from '../../../../src/engine/template/handlebars/find-links.js';
import { localNames } from '../../../../src/engine/template/handlebars/local-names.js';
import { findNames } from '../../../../src/engine/template/handlebars/find-names.js';
import { parseHandlebars } from '../../../../src/engine/template/handlebars/parse-handlebars.js';
import { seededRandom } from '../../../../src/engine/random/seeded.js';
import type { Span } from '../../../../src/engine/text/span.js';

function cut(source: string, spans: readonly Span[]): string[] {
  return spans.map(({ start, end }) => source.slice(start, end));
}

/** Outside variables in order, those whose absence is provided for with a question mark. */
function usesOf(source: string): string[] {
  return parseHandlebars(source, { messages: true }).facts.uses.map(({ name, guarded, span }) => {
    assert.equal(source.slice(span.start, span.end).replaceAll(/[[\]"]/g, ''), name);
    return guarded ? `${name}?` : name;
  });
}

describe('Facts about a Handlebars template', () => {
  const uses: [source: string, names: string[]][] = [
    ['{{a}} {{{b.c.[d]}}} {{json e indent=f}} {{lookup g h}}', ['a', 'b', 'e', 'f', 'g', 'h']],
    ['{{this.a}} {{./b}} {{@root.c.d}} {{[e f]}} {{"g"}}', ['a', 'b', 'c', 'e f', 'g']],
    ['{{#each xs}}{{name}}{{this}}{{../y}}{{@index}}{{@root.z}}{{/each}}', ['xs', 'y', 'z']],
    ['{{#each xs as |x i|}}{{x.a}}{{i}}{{y}}{{else}}{{none}}{{/each}}', ['xs', 'none']],
    ['{{#with u}}{{name}}{{#if ../v}}{{../v}}{{/if}}{{/with}}', ['u', 'v?', 'v?']],
    ['{{#if a}}{{a}}{{b}}{{else if c}}{{c}}{{/if}}{{a}}', ['a?', 'a?', 'b', 'c?', 'c?', 'a']],
    ['{{#unless a.b}}x{{else}}{{a.b}}{{/unless}}', ['a?', 'a?']],
    ['{{#ifEquals a "x"}}{{a}}{{/ifEquals}}', ['a', 'a']],
    ['{{#section}}{{name}}{{/section}}', ['section?', 'name?']],
    ['{{> p}}{{> p a}}{{> p x=b.c}}{{> (lookup this d)}}', ['a', 'b', 'd']],
    ['{{role "user"}}{{role who}}{{media url=pic contentType="x/y"}}{{section place}}', ['who', 'pic', 'place']],
    ['{{role}} {{json}} {{media}} {{history}}', ['role', 'json', 'media']],
    ['{{@state.x}} {{@index}} {{@auth.user}}', []],
    ['\\{{a}} {{! b }} {{!-- {{c}} --}} {{{{d}}}} {{e}} {{{{/d}}}}', ['d?']],
    ['{{helper a b=c}}', ['a', 'c']],
  ];
  for (const [source, names] of uses) it(`uses of ${source}`, () => assert.deepEqual(usesOf(source), names));

  it('say whether all variables are read at once', () => {
    const readsAll = (source: string): boolean | undefined => parseHandlebars(source).facts.readsAll;
    for (const source of ['{{json this}}', '{{json .}}', '{{#each this}}{{/each}}', '{{#if a}}{{json @root}}{{/if}}'])
      assert.equal(readsAll(source), true, source);
    for (const source of ['{{this.a}}', '{{#each xs}}{{this}}{{/each}}', '{{> p this}}'])
      assert.equal(readsAll(source), false, source);
  });

  it('holes, comments, includes and literal text have their places', () => {
    const source =
      'a {{ x }}{{{y}}} {{! c }}{{!-- d --}}\n{{> part k=1}}{{#> "other one"}}f{{/"other one"}}{{role "user"}}z \\{{q}} {{> (n)}}';
    const { facts } = parseHandlebars(source, { messages: true });
    assert.deepEqual(
      cut(
        source,
        facts.holes.map(({ span }) => span),
      ),
      ['{{ x }}', '{{{y}}}'],
    );
    assert.deepEqual(
      cut(
        source,
        facts.holes.map(({ inner }) => inner),
      ),
      ['x', 'y'],
    );
    assert.deepEqual(
      cut(
        source,
        facts.comments.map(({ inner }) => inner),
      ),
      [' c ', ' d '],
    );
    assert.deepEqual(
      facts.includes.map(({ name, optional }) => [name, optional]),
      [
        // In a prompt the file of a partial, as dotprompt names it.
        ['_part.prompt', false],
        ['_other one.prompt', true],
        [undefined, false],
      ],
    );
    assert.deepEqual(
      cut(
        source,
        facts.includes.map(({ span }) => span),
      ),
      ['part', 'other one', '(n)'],
    );
    assert.deepEqual(
      facts.markers.map(({ name, span }) => [name, ...cut(source, [span])]),
      [['user', '{{role "user"}}']],
    );
    assert.deepEqual(cut(source, facts.literals), ['a ', ' ', '\n', 'f', 'z ', '{{q}} ']);
  });

  it('partials the template defines itself are no files', () => {
    const { includes } = parseHandlebars('{{#*inline "p"}}{{> @partial-block}}{{/inline}}{{> p}}{{> q}}').facts;
    assert.deepEqual(
      includes.map(({ name }) => name),
      ['q'],
    );
  });

  it('dotprompt calls the assistant model', () => {
    const { markers } = parseHandlebars('{{role "model"}}a{{history}}', { messages: true }).facts;
    assert.deepEqual(
      markers.map(({ name }) => name),
      ['assistant', 'history'],
    );
  });

  it('every place is right, whatever line breaks there are', () => {
    const breaks = ['\n', '\r\n', '\r', '\u2028', '\n\u2029 ', '\0', ' '];
    const tags = [
      '{{a.b}}',
      '{{#if c}}',
      '{{else}}',
      '{{/if}}',
      '{{! n }}',
      '{{!-- m\n --}}',
      '{{~ d ~}}',
      '\\{{',
      'é🎉',
    ];
    for (let seed = 0; seed < 400; seed++) {
      const random = seededRandom(seed);
      const pick = (items: readonly string[]): string => items[random.below(items.length)] ?? '';
      const pieces = Array.from({ length: 12 }, () => pick(breaks) + pick(tags));
      const source = `{{#if c}}${pieces.filter((one) => !/#if|\/if|else/.test(one)).join('')}{{/if}}`;
      for (const { name, span } of findNames(parseHandlebars(source)))
        assert.equal(source.slice(span.start, span.end), name, JSON.stringify(source));
    }
  });
});

describe('Links of a Handlebars template', () => {
  const cases: [source: string, links: string[]][] = [
    ['{{> p}}{{#if a}}{{> q this}}{{/if}}', ['p everything', 'q everything']],
    ['{{#each xs}}{{> p}}{{/each}}{{#a}}{{> q}}{{/a}}{{> r user}}', ['p item', 'q either', 'r item']],
    [
      '{{> p name=a b=c}}{{> (d)}}{{#*inline "i"}}{{> p}}{{/inline}}{{> i}}',
      ['p everything name b', ' everything', 'p either'],
    ],
  ];
  for (const [source, links] of cases) {
    it(source, () =>
      assert.deepEqual(
        findLinks(parseHandlebars(source)).includes.map(({ names, sees, locals }) =>
          [...names, sees, ...locals.keys()].join(' '),
        ),
        links,
      ),
    );
  }
});

describe('Names of a Handlebars template', () => {
  const namesOf = (source: string): string[] =>
    findNames(parseHandlebars(source, { messages: true })).map(({ name, kind, span, definition }) => {
      const [written, defined] = [source.slice(span.start, span.end), definition?.start];
      assert.ok(written === name || written === `[${name}]`, `${written} for ${name}`);
      return defined === undefined ? `${kind} ${name}` : `${kind} ${name}@${defined}`;
    });

  const cases: [source: string, names: string[]][] = [
    ['{{a.b}}', ['variable a', 'property b']],
    ['{{#if a}}x{{else}}y{{/if}}', ['keyword if', 'variable a', 'keyword else', 'keyword if']],
    [
      '{{#each xs as |x|}}{{x.y}}{{z}}{{@index}}{{/each}}',
      [
        'keyword each',
        'variable xs',
        'keyword as',
        'local x@15',
        'local x@15',
        'property y',
        'property z',
        'local index',
        'keyword each',
      ],
    ],
    ['{{#flag}}x{{/flag}}', ['variable flag', 'variable flag']],
    ['{{#a.[b c]}}{{/a.[b c]}}', ['variable a', 'property b c', 'variable a', 'property b c']],
    ['{{json a indent=2}}', ['helper json', 'variable a', 'argument indent']],
    [
      '{{#*inline "p"}}{{/inline}}{{> p}}{{> q k=v}}',
      ['keyword inline', 'macro p@12', 'keyword inline', 'macro p@12', 'macro q', 'argument k', 'variable v'],
    ],
    [
      '{{#if a}}{{else if b}}{{/if}}',
      ['keyword if', 'variable a', 'keyword else', 'keyword if', 'variable b', 'keyword if'],
    ],
    ['{{my-helper a}}', ['helper my-helper', 'variable a']],
  ];
  for (const [source, names] of cases) it(source, () => assert.deepEqual(namesOf(source), names));

  it('those in reach of the cursor are what blocks around it define', () => {
    const source = '{{#*inline "p"}}{{/inline}}{{#each xs as |x i|}}HERE{{/each}}';
    const { body } = parseHandlebars(source);
    assert.deepEqual(
      localNames(body, source.indexOf('HERE')).map(({ name }) => name),
      ['p', '@index', '@key', '@first', '@last', 'x', 'i'],
    );
    assert.deepEqual(
      localNames(body, 0).map(({ name }) => name),
      ['p'],
    );
  });
});
