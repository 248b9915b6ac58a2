import { inputWithoutSample } from '../../../../../src/engine/lint/rules/template/input-without-sample.js';
import { checkRule } from '../../../../support/check-rule.js';

const message = (name: string): string =>
  `warning: '${name}' has no value to try the prompt with: give it a default, or name a file of rows under data.`;

describe('template/input-without-sample reports', () => {
  const cases: Record<string, string> = {
    'an input of Picoschema': `---
input:
  schema:
    topic: string
    ^^^^^ ${message('topic')}
---
{{ topic }}
`,
    'each input without a value': `---
input:
  schema:
    a: string
    ^ ${message('a')}
    b: string
    c: string
    ^ ${message('c')}
  default: { b: x }
---
{{ a }}{{ b }}{{ c }}
`,
    'an input of JSON Schema that is required': `---
input:
  schema:
    type: object
    required: [a]
    properties:
      a: { type: string }
      ^ ${message('a')}
      b: { type: string }
---
{{ a }}{{ b }}
`,
    'an input that only a condition uses': `---
input:
  schema:
    a: boolean
    ^ ${message('a')}
---
{% if a %}x{% endif %}
`,
    'an input nothing fills, beside a matrix': `---
input:
  schema:
    a: string
    ^ ${message('a')}
matrix: { tone: [kind, short] }
---
{{ a }} {{ tone }}
`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(inputWithoutSample, text));
});

describe('template/input-without-sample is silent about', () => {
  const cases: Record<string, string> = {
    'an optional input': '---\ninput: { schema: { a?: string } }\n---\n{{ a }}\n',
    'a default': '---\ninput: { schema: { a: string }, default: { a: x } }\n---\n{{ a }}\n',
    'a default of nothing': '---\ninput: { schema: { a: string }, default: { a: null } }\n---\n{{ a }}\n',
    'a default of false': '---\ninput: { schema: { a: boolean }, default: { a: false } }\n---\n{{ a }}\n',
    'data, whatever its columns': '---\ninput: { schema: { a: string } }\ndata: rows.csv\n---\n{{ a }}\n',
    'an input the matrix fills': '---\ninput: { schema: { a: string } }\nmatrix: { a: [x, y] }\n---\n{{ a }}\n',
    'no inputs': '{{ a }}\n',
    'an input JSON Schema does not require':
      '---\ninput: { schema: { type: object, properties: { a: { type: string } } } }\n---\n{{ a }}\n',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(inputWithoutSample, text));

  it('a sample in a Prompty file', () =>
    checkRule(
      inputWithoutSample,
      '---\nname: x\ninputs:\n  a: { type: string, sample: hello }\n---\nuser:\n{{ a }}\n',
      { path: 'main.prompty' },
    ));
});
