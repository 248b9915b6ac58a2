import assert from 'node:assert/strict';
import { parseHandlebars } from '../../../../src/engine/template/handlebars/parse-handlebars.js';
import { renderHandlebars } from '../../../../src/engine/template/handlebars/render-handlebars.js';
import { segmentsText } from '../../../../src/engine/template/segments-text.js';
import type { RenderOptions } from '../../../../src/engine/template/template.js';

type Values = Readonly<Record<string, unknown>>;

function render(source: string, values: Values = {}, options: RenderOptions = {}): string {
  return segmentsText(renderHandlebars(parseHandlebars(source, { messages: true }), values, options).segments);
}

/** Values with the variable each came from, and literal text, every literal at its place. */
function origins(source: string, values: Values, options: RenderOptions = {}): string[] {
  return renderHandlebars(parseHandlebars(source, { messages: true }), values, options).segments.map((segment) => {
    const { start, end } = segment.span;
    if (segment.kind === 'literal' && segment.template === undefined)
      assert.equal(source.slice(start, end), segment.text);
    switch (segment.kind) {
      case 'literal':
        return JSON.stringify(segment.text);
      case 'value':
        return `${segment.variable ?? '-'}=${segment.text}`;
      case 'media':
        return `media ${segment.url} ${segment.contentType ?? ''} ${segment.variable ?? '-'}`;
      default:
        return `${segment.kind} ${segment.name}`;
    }
  });
}

describe('Rendered Handlebars says where each piece came from', () => {
  const values = { name: 'Ann', user: { city: 'Ulm' }, items: [{ n: 1 }, { n: 2 }], pic: 'http://a/b' };
  const cases: [source: string, pieces: string[]][] = [
    ['Hi {{name}}!', ['"Hi "', 'name=Ann', '"!"']],
    [
      '{{user.city}}{{#with user}}{{city}}{{../name}}{{@root.name}}{{/with}}',
      ['user=Ulm', 'user=Ulm', 'name=Ann', 'name=Ann'],
    ],
    [
      '{{#each items as |item i|}}{{i}}{{item.n}}{{n}}{{/each}}',
      ['-=0', 'items=1', 'items=1', '-=1', 'items=2', 'items=2'],
    ],
    ['{{lookup user "city"}}{{lookup this "name"}}{{json items}}', ['user=Ulm', 'name=Ann', 'items=[{"n":1},{"n":2}]']],
    ['{{#each this}}{{#if @first}}{{this}}{{/if}}{{/each}}', ['name=Ann']],
    ['{{role "system"}}a{{role "model"}}{{history}}', ['marker system', '"a"', 'marker assistant', 'marker history']],
    [
      '{{section "code"}}{{media url=pic contentType="image/png"}}{{media url="x"}}',
      ['section code', 'media http://a/b image/png pic', 'media x  -'],
    ],
    ['a\n{{#if name}}\n b\n{{/if}}\nc', ['"a\\n"', '" b\\n"', '"c"']],
  ];
  for (const [source, pieces] of cases) it(source, () => assert.deepEqual(origins(source, values), pieces));

  it('in partials too', () => {
    const load = (): string => '<{{who}}{{name}}>\n';
    assert.deepEqual(origins('  {{> p who=user.city}}\n', values, { load }), [
      '"  "',
      '"<"',
      'user=Ulm',
      'name=Ann',
      '">\\n"',
    ]);
  });
});

describe('Handlebars with dotprompt’s helpers', () => {
  const cases: [source: string, values: Values, text: string][] = [
    ['{{json x}} {{json x indent=2}}', { x: { a: [1] } }, '{"a":[1]} {\n  "a": [\n    1\n  ]\n}'],
    ['{{#ifEquals a b}}same{{else}}other{{/ifEquals}}', { a: 1, b: '1' }, 'other'],
    ['{{#unlessEquals a 1}}other{{else}}same{{/unlessEquals}}', { a: 1 }, 'same'],
    ['{{json missing}}|', {}, '|'],
    [
      'You are {{role}}, {{section}}, {{media}}, {{json}}',
      { role: 'r', section: 's', media: 'm', json: 'j' },
      'You are r, s, m, j',
    ],
  ];
  for (const [source, values, text] of cases) it(source, () => assert.equal(render(source, values), text));

  it('reads what is given beside the values by @', () => {
    assert.equal(
      render(
        '{{@state.count}} {{@auth.user.name}}',
        {},
        { context: { state: { count: 3 }, auth: { user: { name: 'x' } } } },
      ),
      '3 x',
    );
  });

  it('has no message helpers where a template is only text', () => {
    const { segments } = renderHandlebars(parseHandlebars('{{history}}'), { history: 'none yet' });
    assert.equal(segmentsText(segments), 'none yet');
  });
});

describe('Missing values in Handlebars', () => {
  const missing = (source: string, values: Values = {}): string[] =>
    renderHandlebars(parseHandlebars(source, { messages: true }), values).undefined.map(({ name, span }) => {
      assert.ok(source.slice(span.start, span.end).endsWith(name.replace(/^@/, '')), name);
      return name;
    });
  const cases: [source: string, names: string[]][] = [
    ['{{a}} {{b.c.d}} {{a}}', ['a', 'b', 'a']],
    ['{{#if a}}x{{/if}}{{#unless b}}{{/unless}}{{#c}}x{{/c}}{{#ifEquals d 1}}{{/ifEquals}}', []],
    ['{{#each a}}x{{/each}}{{#with b.c}}x{{/with}}', ['a', 'b']],
    ['{{json a}}{{role b}}{{section c}}{{media url=d}}', ['a', 'b', 'c', 'd']],
    ['{{@state.x}}', ['@state']],
    ['{{n}} {{z}}', []],
  ];
  for (const [source, names] of cases) it(source, () => assert.deepEqual(missing(source, { n: null, z: 0 }), names));

  it('are refused when they must be there', () => {
    assert.throws(() => render('a\n{{#if x}}{{/if}}{{ y.z }}', {}, { strict: true }), {
      name: 'TemplateError',
      line: 2,
      column: 20,
      message: /'y' is undefined/,
    });
    assert.equal(render('{{#if x}}{{/if}}{{#each l}}{{/each}}', { l: [] }, { strict: true }), '');
  });
});

describe('Handlebars errors have their place', () => {
  const cases: [source: string, line: number, column: number, says: RegExp][] = [
    ['a\n {{jsn x}}', 2, 4, /no helper `jsn`: did you mean `json`\?/],
    ['{{#foo bar}}{{/foo}}', 1, 4, /no helper `foo`/],
    ['\n{{> p}}', 2, 5, /no partial `p`/],
    ['{{#if}}{{/if}}', 1, 4, /exactly one value/],
    ['{{#if}}', 1, 1, /not closed/],
    ['{{#ifEquals a}}{{/ifEquals}}', 1, 4, /exactly two values/],
    ['{{if a}}', 1, 1, /is a block/],
    ['{{json (role "user")}}', 1, 8, /has no value/],
    ['{{*mine}}', 1, 1, /no decorator `mine`/],
    ['{{json loop}}', 1, 1, /as JSON/],
  ];
  const loop: Record<string, unknown> = {};
  loop['self'] = loop;
  for (const [source, line, column, message] of cases) {
    it(source, () => assert.throws(() => render(source, { loop }), { name: 'TemplateError', line, column, message }));
  }

  it('in a partial, by its name', () => {
    const load = (name: string): string | undefined => ({ p: 'x\n{{> q}}', q: '{{#if' })[name];
    assert.throws(() => render('{{> p}}', {}, { load }), { name: 'TemplateError', line: 1, column: 1, template: 'q' });
    assert.throws(() => render('{{> p}}', {}, { load: (name) => (name === 'p' ? 'x\n {{> r}}' : undefined) }), {
      line: 2,
      column: 6,
      template: 'p',
    });
  });
});

describe('A Handlebars template reaches nothing but data', () => {
  class Host {
    readonly own = 'own';
    inherited(): string {
      return 'host code';
    }
  }
  const values = { list: [1], text: 'abc', host: new Host(), call: () => 'host code', map: { a: 1 } };
  const nothing = [
    '{{constructor}}{{__proto__}}{{toString}}{{hasOwnProperty}}',
    '{{text.constructor}}{{text.constructor.constructor}}{{list.constructor}}{{list.map}}{{text.trim}}',
    '{{lookup text "constructor"}}{{lookup (lookup map "constructor") "constructor"}}{{lookup list "__proto__"}}',
    '{{#with map}}{{constructor.constructor}}{{__defineGetter__}}{{/with}}{{#each map.__proto__}}x{{/each}}',
    '{{host.inherited}}{{call}}{{#with call}}x{{/with}}{{lookup this "call"}}{{host.constructor.name}}',
    '{{@root.constructor}}{{@constructor}}{{@__proto__}}{{@root.__proto__.x}}',
    '{{#with "s" as |s|}}{{s.constructor}}{{s.sub}}{{/with}}{{#if (lookup this "__lookupGetter__")}}x{{/if}}',
  ];
  for (const source of nothing) it(source, () => assert.equal(render(source, values), ''));

  it('neither by calling what it finds', () => {
    for (const source of [
      '{{constructor "return 1"}}',
      '{{call 1}}',
      '{{text.constructor "x"}}',
      '{{#with "s"}}{{split "e"}}{{/with}}',
      '{{helperMissing 1}}',
      '{{blockHelperMissing 1}}',
    ])
      assert.throws(() => render(source, values), { name: 'TemplateError' }, source);
  });

  it('and what a row names leaves prototypes alone', () => {
    const row = JSON.parse('{"__proto__": {"polluted": "yes"}, "a": 1}') as Values;
    assert.equal(render('{{> p __proto__="x" a=2}}{{polluted}}', row, { load: () => '{{a}}{{polluted}}' }), '2');
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  it('and stops where it would not end', () => {
    const load = (): string => '{{> p}}';
    assert.throws(() => render('{{> p}}', {}, { load }), {
      name: 'TemplateError',
      message: /nested more than 64 deep/,
    });
    const big = { xs: Array.from({ length: 2000 }, (_, i) => i) };
    const loops = '{{#each xs}}{{#each ../xs}}{{#each ../../xs}}{{/each}}{{/each}}{{/each}}';
    assert.throws(() => render(loops, big, { limits: { steps: 10_000 } }), {
      name: 'TemplateError',
      message: /10000 steps/,
    });
    assert.throws(() => render('{{#each xs}}long text{{/each}}', big, { limits: { output: 100 } }), {
      name: 'TemplateError',
      message: /longer than 100/,
    });
    const deep = Array.from({ length: 5000 }).reduce<unknown>((inner) => [inner], 1);
    assert.equal(render('{{deep}}', { deep }).length, 0);
  });
});
