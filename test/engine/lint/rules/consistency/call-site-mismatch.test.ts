import { strict as assert } from 'node:assert';
import { callSiteMismatch } from '../../../../../src/engine/lint/rules/consistency/call-site-mismatch.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const python = { path: 'app.py' };
const script = { path: 'app.ts' };
const imports = 'from langchain_core.prompts import ChatPromptTemplate, MessagesPlaceholder, PromptTemplate\n';
const prompt = `${imports}p = PromptTemplate.from_template("Sort {text} by {key}.")\n`;
const chat = `import { ChatPromptTemplate } from '@langchain/core/prompts';
const chat = ChatPromptTemplate.fromMessages([['system', 'Be {tone}.'], ['human', '{question}']]);
`;
const prompty = {
  path: 'app.py',
  partials: {
    'ask.prompty':
      '---\nname: ask\ninputs:\n  question:\n    kind: string\n    required: true\n---\nuser:\n{{question}}\n',
  },
};

describe('consistency/call-site-mismatch reports', () => {
  const cases: Record<string, readonly [string, typeof python]> = {
    'a value that is missing': [
      `${prompt}p.format(text="a")
  ^^^^^^ The template 'p' is filled without 'key': give it a value here.
`,
      python,
    ],
    'two values that are missing': [
      `${prompt}p.invoke({})
  ^^^^^^ The template 'p' is filled without 'text', 'key': give them values here.
`,
      python,
    ],
    'a misspelt name': [
      `${prompt}p.format(text=1, kye=2)
                 ^^^ The template 'p' has no 'kye': change it to 'key'.
`,
      python,
    ],
    'a value without a place': [
      `${prompt}p.format_prompt(text=1, key=2, language=3)
                               ^^^^^^^^ warning: The template 'p' has no 'language', so that its value reaches no model: remove it, or use it in the prompt.
`,
      python,
    ],
    'the values of a chain': [
      `${prompt}chain = p | model | parser
chain.invoke({"text": 1, "keys": 2})
                          ^^^^ The template 'p' has no 'keys': change it to 'key'.
`,
      python,
    ],
    'a template that is filled where it is made': [
      `${imports}text = PromptTemplate.from_template("{a}").format(b=1)
                                           ^^^^^^ The template 'text' is filled without 'a': give it a value here.
                                                  ^ warning: The template 'text' has no 'b', so that its value reaches no model: remove it, or use it in the prompt.
`,
      python,
    ],
    'names that are declared and not used': [
      `${imports}p = PromptTemplate(template="{a} {language}", input_variables=["a", "langage", "c"])
                                                                     ^^^^^^^ warning: The template has no 'langage': change it to 'language'.
                                                                                ^ warning: The template has no 'c': remove it here, or use it there.
`,
      python,
    ],
    'a script’s template': [
      `${chat}const r = await chat.invoke({ tone: 'warm', qestion });
                                            ^^^^^^^ The template 'chat' has no 'qestion': change it to 'question'.
`,
      script,
    ],
    'a file of Prompty': [
      `import prompty
prompty.execute("ask.prompty", inputs={"qestion": "Why?"})
                                        ^^^^^^^ The prompt 'ask.prompty' has no 'qestion': change it to 'question'.
`,
      prompty,
    ],
  };
  for (const [name, [text, around]] of Object.entries(cases))
    it(name, () => void checkRule(callSiteMismatch, text, around));
});

describe('consistency/call-site-mismatch lets through', () => {
  const cases: Record<string, readonly [string, typeof python]> = {
    'all names': [`${prompt}p.format(text=1, key=2)\np.invoke({"key": 1, "text": 2})\n`, python],
    'values that are not written there': [
      `${prompt}p.format(**values)\np.invoke(values)\np.invoke({**values})\n`,
      python,
    ],
    'a spread': [`${chat}chat.invoke({ ...values, tone });\n`, script],
    'a computed key': [`${prompt}p.invoke({name: 1, "text": 2})\n`, python],
    'values that the template has already': [
      `${imports}p = PromptTemplate(template="{a} {b}", partial_variables={"b": 1})\np.format(a=1)\np.format(a=1, b=2)\n`,
      python,
    ],
    'messages in place of a name': [
      `${imports}p = ChatPromptTemplate.from_messages([("system", "{a}"), MessagesPlaceholder("history")])\np.invoke({"a": 1, "history": []})\np.invoke({"a": 1})\n`,
      python,
    ],
    'a name that is set twice': [`${prompt}p = p.partial(key=1)\np.format(text=1)\n`, python],
    'a parameter of the same name': [`${prompt}def f(p):\n    p.format(x=1)\n`, python],
    'the format of a text': [`${prompt}"{a}".format(b=1)\n`, python],
    'a template that the code puts together': [
      `${imports}p = ChatPromptTemplate.from_messages([("system", SYSTEM), ("human", "{a}")])\np.invoke({"b": 1})\n`,
      python,
    ],
    'a template of another format': [
      `${imports}p = PromptTemplate(template="{{ a }}", template_format="jinja2", input_variables=["a"])\np.format(a=1)\n`,
      python,
    ],
    'a template with braces that are no names': [
      `${imports}p = PromptTemplate.from_template('{"a": 1} {b}')\np.format(b=1)\n`,
      python,
    ],
    'a chain that does not begin with the template': [
      `${prompt}chain = retriever | p\nchain.invoke({"q": 1})\n`,
      python,
    ],
    'a prompt file that is not there': ['import prompty\nprompty.execute("b.prompty", inputs={"x": 1})\n', python],
  };
  for (const [name, [text, around]] of Object.entries(cases))
    it(name, () => void checkRule(callSiteMismatch, text, around));
});

describe('consistency/call-site-mismatch offers', () => {
  it('the name that was meant', () => {
    const text = (name: string): string => `${prompt}p.invoke({"text": 1, "${name}": 2})\n`;
    assert.deepEqual(suggestionsOf(callSiteMismatch, text('kee'), python), { "Change to 'key'": text('key') });
  });
});
