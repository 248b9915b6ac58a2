import { colours } from '../../src/engine/language/colours.js';
import { complete } from '../../src/engine/language/complete.js';
import { firstRow } from '../../src/engine/language/first-row.js';
import { folds } from '../../src/engine/language/folds.js';
import { formatPrompt } from '../../src/engine/language/format/format-prompt.js';
import { hover } from '../../src/engine/language/hover.js';
import type { LanguageRequest } from '../../src/engine/language/language-request.js';
import { linkedNames } from '../../src/engine/language/linked-names.js';
import { links } from '../../src/engine/language/links.js';
import { selections } from '../../src/engine/language/selections.js';
import { signatureAt } from '../../src/engine/language/signature-at.js';
import { symbols } from '../../src/engine/language/symbols.js';
import { tokenHints } from '../../src/engine/language/token-hints.js';
import { parsePrompt } from '../../src/engine/prompt/parse-prompt.js';
import { type BenchRow, printRows } from '../support/bench.js';
import { workspaceOf } from '../support/check-rule.js';

/** How long each language feature takes after a key in a prompt of 17 KB, parsing aside. `npm run bench -- language` */
const goal = 20;
const rounds = 200;
const size = 17_000;
const workspace = workspaceOf({ data: { 'rows.jsonl': ['question', 'label'] } });

const head = `---
input: { schema: { question: string, docs(array): { title: string } } }
output: { labels: [yes, no, Maybe] }
data: rows.jsonl
---
system:
Answer {{ question | replace("a", "b") }}.
`;
const paragraph = `user:
<doc>{% for doc in docs %}
- {{doc.title | upper}}: read {{ question }} twice, then answer. {% if question %}Be brief.{% endif %}
{% endfor %}</doc>
Label: Maybe

`;
const text = head + paragraph.repeat(Math.ceil((size - head.length) / paragraph.length));

const features: Readonly<Record<string, (request: LanguageRequest) => unknown>> = {
  completion: complete,
  hover,
  'signature help': signatureAt,
  colours: ({ doc }) => colours(doc, workspace),
  folding: ({ doc }) => folds(doc),
  selection: ({ doc, offset }) => selections(doc, offset),
  'linked names': ({ doc, offset }) => linkedNames(doc, offset),
  links: ({ doc }) => links(doc),
  outline: ({ doc }) => symbols(doc),
  'token hints': ({ doc }) => tokenHints(doc),
  formatting: ({ doc }) => formatPrompt(doc),
};

printRows(Object.entries(features).map(([name, run]) => measure(name, run)));

/** Each round looks at another place of another version of the text, as after a key. */
function measure(name: string, run: (request: LanguageRequest) => unknown): BenchRow {
  const times = Array.from({ length: rounds }, (_, i) => {
    const doc = parsePrompt(`${text}${'x'.repeat(i % 7)}`, 'main.prompt');
    const offset = Math.floor((text.length * i) / rounds);
    const request = { doc, offset, workspace, row: firstRow(doc, workspace) };
    const start = performance.now();
    run(request);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)] ?? NaN;
  const note = `p95 of ${rounds} places; the longest ${(times.at(-1) ?? NaN).toFixed(1)} ms`;
  return { name: `${name} in 17 KB`, value: p95, unit: 'ms', goal: `≤ ${goal}`, met: p95 <= goal, note };
}
