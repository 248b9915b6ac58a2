import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parsePrompt } from '../../../../../src/engine/prompt/parse-prompt.js';
import { fastest } from '../../../../support/fastest.js';

const python = 'from langchain_core.prompts import PromptTemplate\n';
const script = "import { PromptTemplate } from '@langchain/core/prompts';\n";

/** The texts of the templates that are found, with `‸` where a value goes. */
function textsIn(text: string, path: string): (string | undefined)[] {
  const { code } = parsePrompt(text, path);
  assert.equal(code?.fault, undefined);
  return (code?.prompts ?? []).flatMap(({ messages }) =>
    messages.map(({ text: said }) => {
      let [whole, at] = ['', 0];
      for (const hole of said?.holes ?? []) {
        whole += `${said?.map.text.slice(at, hole.at) ?? ''}‸`;
        at = hole.at;
      }
      return said && whole + said.map.text.slice(at);
    }),
  );
}

describe('a string of Python is read', () => {
  const cases: Record<string, readonly [string, string | undefined]> = {
    'with its escapes': [
      String.raw`"a\tb\"\x41\u00e9\
c\q\N{DASH}"`,
      'a\tb"Aéc\\q\\N{DASH}',
    ],
    raw: [String.raw`r'a\n{x}'`, String.raw`a\n{x}`],
    'in three quotes, with quotes in it': ['"""a "b" \'c\'\nd"""', 'a "b" \'c\'\nd'],
    'joined with the next one': ["('a' \"b\"\n  # and\n  'c')", 'abc'],
    'added to another': ['\'a\' + "b"', 'ab'],
    'with expressions': ['f"a {x} {{b}} {y["k"]:>{n}} {f\'{z}\'!r}c"', 'a ‸ {b} ‸ ‸c'],
    'with a name among its parts': ["'a ' + x.y + ' b'", 'a ‸ b'],
    'and bytes are not': ["b'a'", undefined],
    'and what is worked out is not': ["'a'.upper()", undefined],
    'and a choice is not': ["'a' if x else 'b'", undefined],
  };
  for (const [name, [written, expected]] of Object.entries(cases))
    it(name, () =>
      assert.deepEqual(textsIn(`${python}p = PromptTemplate.from_template(${written})\n`, 'a.py'), [expected]),
    );

  it('through the constant it is', () =>
    assert.deepEqual(textsIn(`${python}T: str = (\n  'a'\n  'b'\n)\np = PromptTemplate(template=T)\n`, 'a.py'), [
      'ab',
    ]));

  it('and a constant that is set twice is not', () =>
    assert.deepEqual(textsIn(`${python}T = 'a'\nT += 'b'\np = PromptTemplate(template=T)\n`, 'a.py'), [undefined]));
});

describe('a string of a script is read', () => {
  const cases: Record<string, readonly [string, string | undefined]> = {
    'with its escapes': [String.raw`'a\tb\'\x41\u{1F600}\q'`, "a\tb'A😀q"],
    'as a template literal': ['`a ${x} ${f({ y: `}${1}` })}b`', 'a ‸ ‸b'],
    'with braces that are text': ['`{ "a": 1 } $ {x}`', '{ "a": 1 } $ {x}'],
    'added to others': ["'a ' +\n  `b` + x", 'a b‸'],
    'and a tagged literal is not': ['dedent`a`', undefined],
  };
  for (const [name, [written, expected]] of Object.entries(cases))
    it(name, () =>
      assert.deepEqual(textsIn(`${script}const p = PromptTemplate.fromTemplate(${written});\n`, 'a.ts'), [expected]),
    );

  const around: Record<string, string> = {
    'a pattern with quotes': 'const r = /["\'`(]/g.test(x) ? a / b / c : /[/"]/;\n',
    'a pattern behind brackets of a condition': 'if (x) y = z.replace(/\\"/g, "");\n',
    'comments with quotes and brackets': "// don't (\n/* `{ */\n",
    'elements with an apostrophe': "const e = <p>Don't {x} </p>;\n",
    'a template in a template': 'const t = `a${`b${"}"}`}c`;\n',
    types:
      "type A<T> = { [K in keyof T]: 'a' | `b${string}` };\nfunction f<T>(this: A<T>, x?: T): x is T { return !!x; }\n",
  };
  for (const [name, before] of Object.entries(around))
    it(`behind ${name}`, () =>
      assert.deepEqual(textsIn(`${script}${before}const p = PromptTemplate.fromTemplate('a');\n`, 'a.tsx'), ['a']));
});

describe('calls that send a prompt', () => {
  const cases: Record<string, readonly [string, string, number]> = {
    OpenAI: ['a.py', 'c.chat.completions.create(model=m, messages=[{"role": "user", "content": "a"}])', 1],
    'OpenAI before its version 1': [
      'a.py',
      'openai.ChatCompletion.create(messages=[{"role": "user", "content": "a"}])',
      1,
    ],
    responses: ['a.py', 'c.responses.create(model=m, input="a", instructions="b")', 2],
    Anthropic: [
      'a.ts',
      "await c.messages.create({ model, system: 'a', messages: [{ role: 'user', content: `b` }] })",
      2,
    ],
    Google: ['a.py', 'client.models.generate_content(model=m, contents="a")', 1],
    LiteLLM: [
      'a.py',
      'from litellm import completion\ncompletion(model=m, messages=[{"content": "a", "role": "system"}])',
      1,
    ],
    'the AI SDK': ['a.ts', "import { streamText } from 'ai';\nstreamText({ model, prompt: 'a' })", 1],
    'a list with a name': [
      'a.py',
      'ms = [{"role": "user", "content": "a"}]\nc.chat.completions.create(messages=ms)',
      1,
    ],
    'not another completion': ['a.py', 'completion(model=m, messages=[{"role": "user", "content": "a"}])', 0],
    'not the messages of a telephone': ['a.py', 'client.messages.create(to="1", body="a")', 0],
    'not a definition': ['a.py', 'def completion(model, messages=[{"role": "user", "content": "a"}]): pass', 0],
    'not a text about it': ['a.py', '"""c.chat.completions.create(messages=[{"role": "user", "content": "a"}])"""', 0],
    'not a role nobody has': ['a.py', 'c.chat.completions.create(messages=[{"role": "boss", "content": "a"}])', 0],
  };
  for (const [name, [path, text, count]] of Object.entries(cases))
    it(name, () => assert.equal(textsIn(`${text}\n`, path).filter((said) => said !== undefined).length, count));
});

it('nothing is certain in a file whose strings or brackets have no end, and it is said where', () => {
  const faultOf = (text: string): unknown => {
    const { code } = parsePrompt(`${python}${text}`, 'a.py');
    return code?.fault && [code.fault.message, text.slice(code.fault.span.start - python.length)];
  };
  assert.deepEqual(faultOf('x = """a'), ['A string begins here and has no end.', '"""a']);
  assert.deepEqual(faultOf('f(]'), ['A bracket `(` has no partner.', '(]']);
  assert.deepEqual(faultOf('f(x'), ['A bracket `(` has no partner.', '(x']);
});

it('every piece of text stands in the file where it says', () => {
  for (const name of ['triage.py', 'reply.mjs']) {
    const text = readFileSync(new URL(`../../../../fixtures/code/${name}`, import.meta.url), 'utf8');
    const { code } = parsePrompt(text, name);
    const maps = code?.prompts.flatMap(({ messages }) => messages.flatMap(({ text: said }) => said?.map ?? [])) ?? [];
    assert.ok(maps.length > 3);
    const copies = maps.flatMap(({ text: said, pieces }) =>
      pieces
        .filter(({ verbatim }) => verbatim)
        .map(({ span, source }) => [said.slice(span.start, span.end), source] as const),
    );
    for (const [said, { start, end }] of copies) assert.equal(text.slice(start, end), said);
  }
});

describe('a quarter of a megabyte of one text over and over is read within a second', () => {
  const units = [
    ...[
      'a',
      '{',
      '}',
      '(',
      '[',
      ')',
      '"',
      "'",
      '`',
      '"""',
      '\\',
      '\\"',
      '/',
      '/*',
      '//',
      '#',
      '\n',
      ' ',
      '.',
      ',',
      '=',
      '+',
    ],
    ...[
      'f"{',
      "f'{x}'",
      '${',
      '`${',
      '`${`',
      'a.b.',
      'f(',
      'f()',
      '{a:',
      'a = b\n',
      'lambda a: ',
      'def f(a):\n ',
      'é',
      '/a/',
      '<a>',
    ],
    ...['p.invoke({"a": 1})\n', 'PromptTemplate("{a}")\n', 'PromptTemplate.from_template(a)\n', 'a = a.format(a=a)\n'],
  ];
  for (const [head, path] of [
    [python, 'a.py'],
    [script, 'a.ts'],
  ] as const) {
    for (const unit of units)
      it(`${JSON.stringify(unit)} in ${path}`, () => {
        const text = head + unit.repeat(250_000 / unit.length);
        const taken = fastest(() => parsePrompt(text, path), 1000);
        assert.ok(taken < 1000, `${Math.round(taken)} ms`);
      }).timeout(20_000);
  }
});
