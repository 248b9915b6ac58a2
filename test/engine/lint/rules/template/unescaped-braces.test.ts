import { strict as assert } from 'node:assert';
import { unescapedBraces } from '../../../../../src/engine/lint/rules/template/unescaped-braces.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const python = { path: 'app.py' };
const script = { path: 'app.ts' };
const imports = 'from langchain_core.prompts import ChatPromptTemplate, PromptTemplate\n';
const scriptImports = "import { ChatPromptTemplate, PromptTemplate } from '@langchain/core/prompts';\n";

const quoted =
  'error: This brace begins a variable named `"a"`, for which nobody has a value: write `{{` and `}}` where braces are meant.'.replace(
    'error: ',
    '',
  );

describe('template/unescaped-braces reports', () => {
  const cases: Record<string, readonly [string, typeof python]> = {
    'JSON in a template': [
      `${imports}p = PromptTemplate.from_template('{x} {"a": 1}')
                                      ^ ${quoted}
`,
      python,
    ],
    'JSON around a variable': [
      `${imports}p = PromptTemplate(template='{"a": {x}}', input_variables=["x"])
                             ^ ${quoted}
`,
      python,
    ],
    'braces without a name': [
      `${imports}p = ChatPromptTemplate.from_messages([("system", "Use {}.")])
                                                      ^ These braces are taken for a variable without a name: write \`{{\` and \`}}\` where braces are meant.
`,
      python,
    ],
    'a type in the words of a person': [
      `${imports}p = PromptTemplate.from_template("Return {name: string, age: number}")
                                         ^ This brace begins a variable named \`name\`, for which nobody has a value: write \`{{\` and \`}}\` where braces are meant.
`,
      python,
    ],
    'a brace that closes nothing, in a constant': [
      `${imports}T = """Answer {x}}."""
                 ^ This brace closes nothing, so that the template cannot be filled: write \`}}\` where a brace is meant.
p = PromptTemplate.from_template(T)
`,
      python,
    ],
    'a brace that is not closed, behind a name': [
      `${imports}p = PromptTemplate.from_template("{x} if (a) {")
                                             ^ This brace is not closed, so that the template cannot be filled: write \`{{\` where a brace is meant.
`,
      python,
    ],
    'a message that is filled by str.format': [
      `c.chat.completions.create(messages=[{"role": "user", "content": '{"a": {x}}'.format(x=1)}])
                                                                 ^ ${quoted}
`,
      python,
    ],
    'a template of a script': [
      `${scriptImports}const p = ChatPromptTemplate.fromMessages([['human', '{x} {"a": 1}']]);
                                                          ^ ${quoted}
`,
      script,
    ],
  };
  for (const [name, [text, around]] of Object.entries(cases))
    it(name, () => void checkRule(unescapedBraces, text, around));
});

describe('template/unescaped-braces lets through', () => {
  const cases: Record<string, readonly [string, typeof python]> = {
    'doubled braces': [`${imports}p = PromptTemplate.from_template('{x} {{"a": 1}}')\n`, python],
    'a name with a format': [`${imports}p = PromptTemplate.from_template('{x:.2f} {y!r:>10} {d:%d %B}')\n`, python],
    'a part of a value': [`${imports}p = PromptTemplate.from_template('{x.name} {y[0]}')\n`, python],
    'a Jinja template': [`${imports}p = PromptTemplate.from_template('{"a": 1}', template_format="jinja2")\n`, python],
    'a Mustache template of a script': [
      `${scriptImports}const p = new PromptTemplate({ template: '{"a": 1}', templateFormat: 'mustache', inputVariables: [] });\n`,
      script,
    ],
    'an f-string, whose holes Python fills': [`${imports}p = PromptTemplate.from_template(f'{{"a": {x}}}')\n`, python],
    'a class of the same name from elsewhere': [
      `from mine import PromptTemplate\np = PromptTemplate.from_template('{"a": 1}')\n`,
      python,
    ],
    'a message that nothing fills': [
      `c.chat.completions.create(messages=[{"role": "user", "content": '{"a": 1}'}])\n`,
      python,
    ],
    'str.format by place': [
      `c.chat.completions.create(messages=[{"role": "user", "content": 'a {} b {}'.format(1, 2)}])\n`,
      python,
    ],
    'a message of LangChain that is no template': [
      `from langchain_core.messages import SystemMessage\n${imports}p = ChatPromptTemplate.from_messages([SystemMessage(content='{"a": 1}'), ("human", "{x}")])\n`,
      python,
    ],
    'a name with blanks that the code fills': [
      `${imports}p = PromptTemplate.from_template('{my name}')\np.invoke({"my name": 1})\n`,
      python,
    ],
    'JSON in a comment and in another string': [
      `${imports}# PromptTemplate.from_template('{"a": 1}')\nx = '{"a": 1}'\np = PromptTemplate.from_template('{x}')\n`,
      python,
    ],
    'a file with a bracket that has no partner': [`${imports}p = PromptTemplate.from_template('{"a": 1}'))\n`, python],
    'a finding that a comment ignores': [
      `${imports}# hone-ignore-next-line template/unescaped-braces: on purpose\np = PromptTemplate.from_template('{"a": 1}')\n`,
      python,
    ],
  };
  for (const [name, [text, around]] of Object.entries(cases))
    it(name, () => void checkRule(unescapedBraces, text, around));
});

describe('template/unescaped-braces offers', () => {
  it('to double the braces that are text, and leaves those around a name', () => {
    const template = (text: string): string => `${imports}p = PromptTemplate.from_template('${text}')\n`;
    assert.deepEqual(suggestionsOf(unescapedBraces, template('{"a": {x}, "b": {"c": [{}]}} {x}'), python), {
      'Double the braces that are text': template('{{"a": {x}, "b": {{"c": [{{}}]}}}} {x}'),
    });
  });

  it('nothing where some are doubled already', () => {
    const text = `${imports}p = PromptTemplate.from_template('{"a": {{"b": 1}}}')\n`;
    assert.deepEqual(suggestionsOf(unescapedBraces, text, python), {});
  });
});
