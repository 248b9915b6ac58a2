import type { CoveredFile } from './features.js';

const hone: CoveredFile = {
  format: 'hone',
  path: 'ask.prompt',
  text: `---
name: ask
model: openai/gpt-4.1-mini
input:
  schema:
    topic: string
data: rows.jsonl
hone: { ignore: [] }
---
system:
{# note #}
Say it. {% include "part.j2" %}

user:
{% for word in topic %}
{{ word | upper }}
{% endfor %}
<doc>
{{ topic }}
</doc>
`,
  expected: {
    keys: ['model: openai/gpt-4.1-mini', '‸', 'config'],
    values: ['openai/gpt-4.1-mini', '‸', 'openai/gpt-4.1-mini'],
    variables: ['{{ topic }}', '{{ ‸ }}', 'topic'],
    columns: ['{{ topic }}', '{{ ‸ }}', 'label'],
    filters: ['word | upper', 'word | ‸', 'upper'],
    includes: ['"part.j2"', '"‸"', 'part.j2'],
    roles: ['user:\n', '‸\n', 'user:'],
    rules: ['{# note #}', '{# hone-ignore-next-line ‸ #}', 'template/undefined-variable'],
    hover: ['{{ to‸pic }}', 'input: string'],
    signature: ['word | upper', 'word | replace(‸)', 'replace(old, new, count=none)'],
    definition: ['{{ to‸pic }}', 'topic: string'],
    references: ['{{ to‸pic }}', 4],
    rename: ['{{ to‸pic }}', 4],
    symbols: ['ask', 'topic', 'system', 'user'],
    folds: ['---', 'input:', 'schema:', 'system:', 'user:', '{% for word in topic %}', '<doc>'],
    selection: ['{{ to‸pic }}', 'topic', '{{ topic }}', '<doc>\n{{ topic }}\n</doc>'],
    colours: [
      'system role',
      'user role',
      'word variable',
      'topic variable',
      'word variable',
      'upper filter',
      'topic variable',
    ],
    hints: ['3+ tokens', '7+ tokens'],
    format: ['{{ word | upper }}', '{{word|upper}}'],
    linked: ['<do‸c>', 'doc', 'doc'],
    links: ['rows.jsonl', 'part.j2'],
  },
};

const dotprompt: CoveredFile = {
  format: 'dotprompt',
  path: 'tell.prompt',
  text: `---
model: openai/gpt-4.1-mini
input:
  schema:
    topic: string
    words(array):
      text: string
data: rows.jsonl
---
{{role "system"}}
{{! note }}
Say it. {{> part}}
{{role "user"}}
{{#each words}}
{{text}}
{{/each}}
{{json topic}}
`,
  expected: {
    keys: ['model: openai/gpt-4.1-mini', '‸', 'variant'],
    values: ['openai/gpt-4.1-mini', '‸', 'openai/gpt-4.1-mini'],
    variables: ['{{text}}', '{{‸}}', 'text'],
    columns: ['{{json topic}}', '{{json ‸}}', 'label'],
    filters: ['{{json topic}}', '{{‸}}', 'json'],
    includes: ['{{> part}}', '{{> ‸}}', '_part.prompt'],
    roles: ['{{role "user"}}', '{{role "‸"}}', 'user'],
    rules: ['{{! note }}', '{{! hone-ignore-next-line ‸ }}', 'template/undefined-variable'],
    hover: ['{{te‸xt}}', 'string'],
    signature: ['{{json topic}}', '{{json ‸}}', '{{json value indent=2}}'],
    definition: ['{{json to‸pic}}', 'topic: string'],
    references: ['{{json to‸pic}}', 3],
    rename: ['{{json to‸pic}}', 3],
    symbols: ['tell', 'topic', 'words', 'system', 'user'],
    folds: ['---', 'input:', 'schema:', 'words(array):', '{{role "system"}}', '{{role "user"}}', '{{#each words}}'],
    selection: ['{{te‸xt}}', 'text', '{{text}}'],
    colours: [
      'role function',
      'part function',
      'role function',
      'words variable',
      'text property',
      'json function',
      'topic variable',
    ],
    hints: ['3+ tokens', '0+ tokens'],
    format: ['{{json topic}}', '{{json   topic}}'],
    linked: ['{{#ea‸ch', 'each', 'each'],
    links: ['rows.jsonl', '_part.prompt'],
  },
};

const prompty: CoveredFile = {
  format: 'prompty',
  path: 'ask.prompty',
  text: `---
name: ask
model:
  id: gpt-4.1-mini
  provider: openai
inputs:
  - name: topic
    kind: string
data: rows.jsonl
---
system:
{# note #}
Say it. {% include "part.j2" %}

user:
{% if topic %}
{{ topic | upper }}
{% endif %}
`,
  expected: {
    keys: ['    kind: string', '    ‸', 'description'],
    values: ['kind: string', 'kind: ‸', 'integer'],
    variables: ['{{ topic | upper }}', '{{ ‸ }}', 'topic'],
    columns: ['{{ topic | upper }}', '{{ ‸ }}', 'label'],
    filters: ['{{ topic | upper }}', '{{ topic | ‸ }}', 'upper'],
    includes: ['"part.j2"', '"‸"', 'part.j2'],
    roles: ['user:\n', '‸\n', 'user:'],
    rules: ['{# note #}', '{# hone-ignore-next-line ‸ #}', 'template/undefined-variable'],
    hover: ['{{ to‸pic |', 'input: string'],
    signature: ['{{ topic | upper }}', '{{ topic | replace(‸) }}', 'replace(old, new, count=none)'],
    definition: ['{{ to‸pic |', '- name: topic'],
    references: ['{{ to‸pic |', 4],
    rename: ['{{ to‸pic |', 4],
    symbols: ['ask', 'topic', 'system', 'user'],
    folds: ['---', 'model:', 'inputs:', '- name: topic', 'system:', 'user:', '{% if topic %}'],
    selection: ['{{ to‸pic |', 'topic', 'topic | upper', '{{ topic | upper }}'],
    colours: ['system role', 'user role', 'topic variable', 'topic variable', 'upper filter'],
    hints: ['3+ tokens', '0+ tokens'],
    format: ['{{ topic | upper }}', '{{topic|upper}}'],
    links: ['rows.jsonl', 'part.j2'],
  },
};

const poml: CoveredFile = {
  format: 'poml',
  path: 'card.poml',
  text: `<poml>
  <let name="topic" value="'tea'"/>
  <!-- note -->
  <task caption="Do">
    Say it about {{ topic }}.
  </task>
  <include src="part.poml"/>
  <human-msg>Go on.</human-msg>
</poml>
`,
  expected: {
    keys: ['<task caption="Do">', '<task ‸>', 'captionStyle'],
    values: ['<task caption="Do">', '<task captionStyle="‸">', 'bold'],
    variables: ['{{ topic }}', '{{ ‸ }}', 'topic'],
    filters: ['<include src="part.poml"/>', '<‸', 'hint'],
    includes: ['src="part.poml"', 'src="‸"', 'part.poml'],
    roles: ['<include src="part.poml"/>', '<‸', 'humanmsg'],
    rules: ['<!-- note -->', '<!-- hone-ignore-next-line ‸ -->', 'template/undefined-variable'],
    hover: ['<ta‸sk', 'What the model is to do'],
    definition: ['{{ to‸pic }}', `<let name="topic" value="'tea'"/>`],
    references: ['{{ to‸pic }}', 2],
    rename: ['{{ to‸pic }}', 2],
    symbols: ['system', 'user'],
    folds: ['<poml>', '<task caption="Do">'],
    selection: ['{{ to‸pic }}', 'topic', '{{ topic }}'],
    colours: ['topic variable', 'topic variable'],
    hints: ['3 tokens'],
    format: ['{{ topic }}', '{{topic}}'],
    linked: ['<ta‸sk', 'task', 'task'],
    links: ['part.poml'],
  },
};

export const promptFiles: readonly CoveredFile[] = [hone, dotprompt, prompty, poml];
