import type { Texts } from './memory-workspace.js';

/** Two prompts that share a partial and a data file. */
export const shop: Texts = {
  'prompts/sort.prompt': `---
input:
  schema:
    question: string, what is asked
    style?: string
  default: { style: short }
  trust: { question: user }
data: { path: ../data/rows.csv, where: { split: train } }
expect: "{{ label }}"
matrix: { tone: [kind, dry] }
demos:
  - { question: Who?, label: Person }
  - question: "Where?"
    label: Place
---
system:
{% include "../partials/rules.j2" %}
{% for d in demos %}{{ d.question }}: {{ d['label'] }}
{% endfor %}

user:
{{ question | upper }} in {{ style }} {{ tone }}
`,
  'prompts/other.prompt': '---\ndata: ../data/rows.csv\n---\n{% include "../partials/rules.j2" %}{{ label }}\n',
  'partials/rules.j2': '{% set kind = style %}Answer {{ question }} {{ kind }}.\n',
  'data/rows.csv': '"question",label , split\n"a ""b""",x,train\n',
};
