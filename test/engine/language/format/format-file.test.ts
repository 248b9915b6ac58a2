import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatFile } from '../../../../src/engine/language/format/format-prompt.js';
import { parsePrompts } from '../../../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../../../src/engine/prompt/prompt-doc.js';
import { renderPrompt } from '../../../../src/engine/prompt/render-prompt.js';
import { TemplateError } from '../../../../src/engine/template/template.js';
import { applyEdits } from '../../../../src/engine/text/edit.js';

const corpus = fileURLToPath(new URL('../../../../../shared/corpus/prompts', import.meta.url));
const values = { text: 'a', label: 1, choices: ['x', 'y'], items: [{ name: 'n' }], answer_choices: ['x'] };

function formatted(text: string, path: string): string {
  return applyEdits(text, formatFile(parsePrompts(text, path)));
}

/** Each with what it becomes, which stays. */
function check(path: string, cases: Readonly<Record<string, string>>): void {
  for (const [given, wanted] of Object.entries(cases)) {
    it(JSON.stringify(given), () => {
      assert.equal(formatted(given, path), wanted);
      assert.equal(formatted(wanted, path), wanted);
      assert.deepEqual(sent(wanted, path), sent(given, path));
    });
  }
}

function sent(text: string, path: string): unknown {
  return parsePrompts(text, path).map((doc) => [doc.fragment, doc.format, messagesOf(doc)]);
}

function messagesOf(doc: PromptDoc): unknown {
  try {
    return renderPrompt(doc, values, { limits: { steps: 20_000 } }).messages;
  } catch (error) {
    if (error instanceof TemplateError) return error.message;
    throw error;
  }
}

describe('formatting a promptfoo configuration', () => {
  check('promptfooconfig.yaml', {
    'prompts:\n    -   "Say {{text}}"\nproviders : [ openai:o3 ]\n':
      'prompts:\n  - "Say {{ text }}"\nproviders: [openai:o3]\n',
    "prompts:\n- 'Say {{text|upper}} {%if a%}b{%endif%}'\n":
      "prompts:\n- 'Say {{ text | upper }} {% if a %}b{% endif %}'\n",
    'prompts:\n  - |\n    Say {{text}}\n      and  more {{a}}\n':
      'prompts:\n  - |\n    Say {{ text }}\n      and  more {{ a }}\n',
    'prompts:\n  - Say {{text}} now\n': 'prompts:\n  - Say {{ text }} now\n',
    "prompts: ['{{a}}']\ntests:\n  - assert: [{type: equals, value: '{{label}}'}]\n":
      "prompts: ['{{ a }}']\ntests:\n  - assert: [{ type: equals, value: '{{ label }}' }]\n",
    'prompts:\n  - \'[{"role": "user", "content": "Say {{text}}"}]\'\n':
      'prompts:\n  - \'[{"role": "user", "content": "Say {{ text }}"}]\'\n',
  });

  it('leaves alone what YAML would read otherwise, what is escaped, what is text, and JSON', () => {
    for (const text of [
      'prompts:\n  - Say {{ {"a":1}.a }} {#note#}\n',
      'prompts:\n  - "Say {{text\\\n    }}"\n',
      'prompts:\n  - |\n    Two  blanks   and\n\n    more\n',
      'prompts: [unclosed\n',
    ])
      assert.equal(formatted(text, 'promptfooconfig.yaml'), text);
    const json = '{  "prompts": ["Say {{text}}"] }\n';
    assert.equal(formatted(json, 'promptfooconfig.json'), '{  "prompts": ["Say {{ text }}"] }\n');
  });

  it('formats the other templates of a file with one that must stay', () => {
    const text = 'prompts:\n  - Say {{ {"a":1}.a }} now\n  - Ask {{text}}\n';
    assert.equal(formatted(text, 'promptfooconfig.yaml'), text.replace('{{text}}', '{{ text }}'));
  });
});

describe("formatting PromptSource's templates.yaml", () => {
  const entry = (jinja: string, more = ''): string =>
    `dataset: x\ntemplates:\n  a1: !Template\n    answer_choices: null\n    id: a1\n    jinja: ${jinja}\n${more}    name: one\n    reference: ''\n`;
  check('templates.yaml', {
    [entry('"Say {{text}}\\n\\n||| {{label}}"')]: entry('"Say {{ text }}\\n\\n||| {{ label }}"'),
    [entry("'Say {{text}} ||| {{ choices [ 0 ] }}'")]: entry("'Say {{ text }} ||| {{ choices[0] }}'"),
    [entry("'{{text}} ||| a'", '    metadata: !TemplateMetadata\n        metrics:\n        -   Accuracy\n')]: entry(
      "'{{ text }} ||| a'",
      '    metadata: !TemplateMetadata\n      metrics:\n      - Accuracy\n',
    ),
  });
});

describe('formatting POML', () => {
  check('a.poml', {
    '<poml><task  caption = "Do"   captionStyle="bold" >a  b</task ></poml>':
      '<poml><task caption="Do" captionStyle="bold">a  b</task></poml>',
    '<poml><p>{{text}} and {{  label}}</p></poml>': '<poml><p>{{ text }} and {{ label }}</p></poml>',
    '<poml><br/>a<br  /></poml>': '<poml><br/>a<br /></poml>',
    '<poml><list><item for="x in  items" if="{{text}}">{{x.name}}</item></list></poml>':
      '<poml><list><item for="x in  items" if="{{ text }}">{{ x.name }}</item></list></poml>',
    '<poml><let name="n"   value="1"/><p>{{n}}</p></poml>': '<poml><let name="n" value="1"/><p>{{ n }}</p></poml>',
  });

  it('leaves alone what is sent as it is written, what is broken, tags over lines and free text', () => {
    for (const text of [
      '<poml><document  src="a.docx" /></poml>',
      '<poml><table  src="a.xlsx" /></poml>',
      '<poml><p>{{f(text)}}</p></poml>',
      '<poml><task caption="a"name="b" >x</task></poml>',
      '<poml><p>{{{a: 1}.a}}</p></poml>',
      '<poml><task\n    caption = "Do">a</task></poml>',
      'Just {{text}}  here',
    ])
      assert.equal(formatted(text, 'a.poml'), text);
  });
});

describe('formatting files of every format', () => {
  it('keeps every message of real files, and is done after one pass', function () {
    if (!existsSync(corpus)) {
      console.log(`      no prompts at ${corpus}`);
      return this.skip();
    }
    const files = (readdirSync(corpus, { recursive: true }) as string[]).filter((file) =>
      /templates\.yaml$|promptfooconfig.*\.yaml$|\.poml$/.test(file),
    );
    let changed = 0;
    for (const file of files.sort()) {
      const text = readFileSync(join(corpus, file), 'utf8');
      const after = formatted(text, file);
      if (after !== text) changed++;
      assert.deepEqual(sent(after, file), sent(text, file), file);
      assert.equal(formatted(after, file), after, `${file} is not done after one pass`);
    }
    assert.ok(changed > 10, `only ${changed} of ${files.length} files were changed`);
  }).timeout(120_000);
});
