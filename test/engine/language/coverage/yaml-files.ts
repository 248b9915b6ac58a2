import type { CoveredFile } from './features.js';

const promptfoo: CoveredFile = {
  format: 'promptfoo',
  path: 'promptfooconfig.yaml',
  text: `prompts:
  - |
    {# note #}
    Say {{ topic | upper }}.
    {% if topic %}
    Now.
    {% endif %}
  - file://part.txt
providers:
  - openai:gpt-4.1-mini
tests:
  - vars: { topic: tea }
    assert:
      - type: equals
        value: '{{ topic }}'
`,
  expected: {
    keys: ["        value: '{{ topic }}'", '        ‸', 'threshold'],
    values: ['type: equals', 'type: ‸', 'contains'],
    variables: ["'{{ topic }}'", "'{{ ‸ }}'", 'topic'],
    columns: [
      "tests:\n  - vars: { topic: tea }\n    assert:\n      - type: equals\n        value: '{{ topic }}'\n",
      "tests: rows.csv\ndefaultTest:\n  assert:\n    - type: equals\n      value: '{{ ‸ }}'\n",
      'label',
    ],
    filters: ['topic | upper', 'topic | ‸', 'upper'],
    rules: ['{# note #}', '{# hone-ignore-next-line ‸ #}', 'template/undefined-variable'],
    hover: ['Say {{ to‸pic', 'sample'],
    signature: ['topic | upper', 'topic | replace(‸)', 'replace(old, new, count)'],
    definition: ['Say {{ to‸pic', '- vars: { topic: tea }'],
    references: ['Say {{ to‸pic', 4],
    rename: ['Say {{ to‸pic', 4],
    symbols: ['user'],
    folds: [
      'prompts:',
      '- |',
      '{% if topic %}',
      'providers:',
      'tests:',
      '- vars: { topic: tea }',
      'assert:',
      '- type: equals',
    ],
    selection: ['Say {{ to‸pic', 'topic', 'topic | upper', '{{ topic | upper }}'],
    colours: ['topic variable', 'upper filter', 'topic variable', 'topic variable'],
    format: ['Say {{ topic | upper }}', 'Say {{topic|upper}}'],
    links: ['part.txt'],
  },
};

const promptsource: CoveredFile = {
  format: 'promptsource',
  path: 'templates.yaml',
  text: `dataset: tea
templates:
  8b5d3c4e-1111-4222-8333-444455556666: !Template
    answer_choices: yes ||| no
    id: 8b5d3c4e-1111-4222-8333-444455556666
    jinja: |-
      {# note #}
      {% for word in words %}
      {{ word | upper }}
      {% endfor %}
      {{ topic }} |||
      {{ answer_choices[label] }}
    metadata: !TemplateMetadata
      choices_in_prompt: false
      metrics:
      - Accuracy
      original_task: true
    name: ask
    reference: ''
`,
  expected: {
    keys: ['      choices_in_prompt: false', '      ‸', 'languages'],
    values: ['- Accuracy', '- ‸', 'ROUGE'],
    variables: ['{{ word | upper }}', '{{ ‸ }}', 'word'],
    filters: ['word | upper', 'word | ‸', 'upper'],
    rules: ['{# note #}', '{# hone-ignore-next-line ‸ #}', 'template/undefined-variable'],
    hover: ['word | up‸per', 'filter'],
    signature: ['word | upper', 'word | replace(‸)', 'replace(old, new, count=none)'],
    definition: ['{{ wo‸rd |', '{% for word in words %}'],
    references: ['{{ wo‸rd |', 2],
    rename: ['{{ wo‸rd |', 2],
    symbols: ['user'],
    folds: [
      'templates:',
      '8b5d3c4e-1111-4222-8333-444455556666: !Template',
      'jinja: |-',
      '{% for word in words %}',
      'metadata: !TemplateMetadata',
    ],
    selection: ['{{ wo‸rd |', 'word', 'word | upper', '{{ word | upper }}'],
    colours: [
      'word variable',
      'words variable',
      'word variable',
      'upper filter',
      'topic variable',
      'answer_choices variable',
      'label variable',
    ],
    format: ['{{ word | upper }}', '{{word|upper}}'],
  },
};

export const yamlFiles: readonly CoveredFile[] = [promptfoo, promptsource];
