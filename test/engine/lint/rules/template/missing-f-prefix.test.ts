import { strict as assert } from 'node:assert';
import { missingFPrefix } from '../../../../../src/engine/lint/rules/template/missing-f-prefix.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const python = { path: 'app.py' };
const script = { path: 'app.ts' };
const said = (what: string): string =>
  `warning: The model gets ${what} in braces and no value, since this string has no \`f\` before its quote: add the \`f\`.`;
const scriptSaid = (what: string): string =>
  `warning: The model gets ${what} in braces and no value, since only strings in backticks take values: use backticks.`;
const create = 'c.chat.completions.create(model="m", messages=';

describe('template/missing-f-prefix reports', () => {
  const cases: Record<string, readonly [string, typeof python]> = {
    'a parameter': [
      `def f(text):
    ${create}[{"role": "user", "content": "Sum {text}"}])
                                                                                     ^^^^ ${said("'text'")}
`,
      python,
    ],
    'names set in the file, once a string': [
      `topic, tone = 1, 2
client.messages.create(model="m", system="On {topic}, {tone}.", messages=[{"role": "user", "content": "Go"}])
                                              ^^^^^ ${said("'topic' and 1 other name")}
`,
      python,
    ],
    'one part of a joined text': [
      `def f(a):
    ${create}[{"role": "user", "content": ("One. " "Two {a}.")}])
                                                                                              ^ ${said("'a'")}
`,
      python,
    ],
    'a raw string, and an async function': [
      `async def f(a: str = "x"):
    await litellm.acompletion(model="m", messages=[{"content": r"\\d {a.b}", "role": "system"}])
                                                                     ^ ${said("'a'")}
`.replace('async def', 'import litellm\nasync def'),
      python,
    ],
    'the instructions of a response': [
      `name = "Bo"
client.responses.create(model="m", input="Hello {name}", instructions="Be kind.")
                                                 ^^^^ ${said("'name'")}
`,
      python,
    ],
    'a script’s string in quotes': [
      `import { generateText } from 'ai';
const f = (name: string) => generateText({ model, prompt: 'Hello \${name}' });
                                                                   ^^^^ ${scriptSaid("'name'")}
`,
      script,
    ],
    'a name taken out of an object': [
      `export async function f({ name }: Props): Promise<string> {
  return client.chat.completions.create({ model, messages: [{ role: 'user', content: "Hi \${name.first}" }] });
                                                                                           ^^^^ ${scriptSaid("'name'")}
}
`,
      script,
    ],
  };
  for (const [name, [text, around]] of Object.entries(cases))
    it(name, () => void checkRule(missingFPrefix, text, around));
});

describe('template/missing-f-prefix lets through', () => {
  const cases: Record<string, readonly [string, typeof python]> = {
    'an f-string': [`def f(text):\n    ${create}[{"role": "user", "content": f"Sum {text}"}])\n`, python],
    'a name without a value there': [
      `def g(text): pass\n${create}[{"role": "user", "content": "Sum {text}"}])\n`,
      python,
    ],
    'a name that is set further down in the function': [
      `def f():\n    ${create}[{"role": "user", "content": "Sum {text}"}])\n    text = 1\n`,
      python,
    ],
    'a name of a comprehension': [
      `xs = [text for text in ys]\n${create}[{"role": "user", "content": "Sum {text}"}])\n`,
      python,
    ],
    'a name of a class, in its method': [
      `class A:\n    text = 1\n    def f(self):\n        ${create}[{"role": "user", "content": "Sum {text}"}])\n`,
      python,
    ],
    'a text that is filled': [
      `def f(text):\n    ${create}[{"role": "user", "content": "Sum {text}".format(text=text)}])\n`,
      python,
    ],
    'a constant, which may be filled elsewhere': [
      `text = 1\nT = "Sum {text}"\n${create}[{"role": "user", "content": T}])\n`,
      python,
    ],
    'a template of LangChain': [
      `from langchain_core.prompts import PromptTemplate\ndef f(text):\n    return PromptTemplate.from_template("Sum {text}")\n`,
      python,
    ],
    'JSON with a name in it': [
      `def f(text):\n    ${create}[{"role": "user", "content": '{"a": 1} {text}'}])\n`,
      python,
    ],
    'a list that no call sends': [`def f(text):\n    return [{"role": "user", "content": "Sum {text}"}]\n`, python],
    'another create': [`def f(text):\n    db.messages.create(content="Sum {text}")\n`, python],
    'a template literal': [
      `import { generateText } from 'ai';\nconst f = (name) => generateText({ model, prompt: \`Hi \${name}\` });\n`,
      script,
    ],
    'single braces in a script': [
      `import { generateText } from 'ai';\nconst f = (name) => generateText({ model, prompt: 'Hi {name}' });\n`,
      script,
    ],
    'a name of another function of a script': [
      `import { generateText } from 'ai';\nfunction g(name) { return name; }\nconst f = () => generateText({ model, prompt: 'Hi \${name}' });\n`,
      script,
    ],
  };
  for (const [name, [text, around]] of Object.entries(cases))
    it(name, () => void checkRule(missingFPrefix, text, around));
});

describe('template/missing-f-prefix offers', () => {
  it('the letter, where the string has others too', () => {
    const text = `a = 1\n${create}[{"role": "user", "content": rQ{a}Q}])\n`.replaceAll('Q', "'''");
    assert.deepEqual(suggestionsOf(missingFPrefix, text, python), { 'Add the `f`': text.replace("r'''", "fr'''") });
  });

  it('backticks', () => {
    const text = (quote: string): string =>
      `const a = 1;\nc.responses.create({ model, input: ${quote}Hi \${a}${quote} });\n`;
    assert.deepEqual(suggestionsOf(missingFPrefix, text("'"), script), { 'Use backticks': text('`') });
  });
});
