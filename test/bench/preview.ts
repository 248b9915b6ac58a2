import { variantsOf } from '../../src/engine/eval/matrix.js';
import { previewPrompt } from '../../src/engine/language/preview/preview.js';
import { parsePrompt } from '../../src/engine/prompt/parse-prompt.js';
import { type BenchRow, printRows } from '../support/bench.js';

/** From a key in a long prompt with demonstrations to the pieces a panel draws: its share of a keystroke. `npm run bench -- preview` */
const edits = 300;
const size = 17_000;
const goal = 30;

const values = { question: 'Why is the sky blue?', label: 'description', tone: 'brief' };
printRows([keystrokes()]);

function longPrompt(): string {
  const demos = Array.from({ length: 12 }, (_, i) => `  - { question: Who was number ${i}?, label: human }\n`).join('');
  const head =
    '---\ninput: { schema: { question: string } }\noutput: { labels: [description, human] }\n' +
    `expect: "{{ label }}"\nmatrix: { tone: [brief, polite] }\ndemos:\n${demos}---\nsystem:\n`;
  const rule = 'Read {{ question }} twice, then answer in a {{ tone }} way. {% if question %}Be brief.{% endif %}\n';
  const tail = '\nuser:\n{{ question }} Think about it.\nLabel:\n';
  return head + rule.repeat(Math.ceil((size - head.length - tail.length) / rule.length)) + tail;
}

/** Each edit types one character in the middle of the prompt; it is parsed and rendered whole, as for every key. */
function keystrokes(): BenchRow {
  const text = longPrompt();
  const middle = text.indexOf('twice', text.length / 2);
  const times = Array.from({ length: edits }, (_, i) => {
    const edited = `${text.slice(0, middle)}${'x'.repeat(i % 7)}${text.slice(middle)}`;
    const started = performance.now();
    const [variant] = variantsOf([parsePrompt(edited, 'main.prompt')], { models: [], defaultModel: 'openai/gpt-4.1' });
    const result = variant && previewPrompt({ variant, values, load: () => undefined });
    if (result?.ok !== true) throw new Error('The prompt was not rendered.');
    return performance.now() - started;
  }).sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? NaN;
  return {
    name: `preview of one key in a ${Math.round(text.length / 1000)} KB prompt`,
    value: at(0.95),
    unit: 'ms',
    goal: `≤ ${goal}, of 100 to the screen`,
    met: at(0.95) <= goal,
    note: `p95 of ${edits} edits, parsed and rendered whole; median ${at(0.5).toFixed(1)} ms`,
  };
}
