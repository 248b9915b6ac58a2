import nunjucks from 'nunjucks';
import { parseJinja } from '../../src/engine/template/jinja/parse-jinja.js';
import { renderJinja } from '../../src/engine/template/jinja/render-jinja.js';
import { segmentsText } from '../../src/engine/template/segments-text.js';
import { type BenchRow, median, printRows } from '../support/bench.js';

/**
 * One template over many rows, as a run does it: parsed once, rendered for each row, against nunjucks with its template
 * compiled once. The two take turns, and equal output is checked first. `npx tsx test/bench/render.ts`
 */
const renders = 20_000;
const rounds = 25;

interface Case {
  readonly name: string;
  readonly source: string;
  readonly values: (row: number) => Record<string, unknown>;
}

const cases: readonly Case[] = [
  {
    name: 'render, a short prompt',
    source: 'You label questions.\nAnswer with the type alone.\n\nQuestion: {{ sentence }}\nType:',
    values: (row) => ({ sentence: `What is the height of mountain number ${row}?` }),
  },
  {
    name: 'render, examples in a loop with filters',
    source:
      '{% for demo in examples %}{% if demo.keep %}{{ loop.index }}. {{ demo.question | trim | upper }} -> {{ demo.answer }}\n{% endif %}{% endfor %}' +
      '{% set count = examples | length %}There are {{ count + 1 }}.\nQuestion: {{ sentence | replace("?", "!") }}',
    values: (row) => ({
      sentence: `What is ${row}?`,
      examples: Array.from({ length: 8 }, (_, i) => ({
        keep: i % 4 !== 3,
        question: ` who is ${i} `,
        answer: `person ${i}`,
      })),
    }),
  },
  {
    name: 'render, few-shot with a macro and filters',
    source:
      '{% macro shot(q, a, label="Answer") %}Question: {{ q | trim }}\n{{ label }}: {{ a | lower }}\n{% endmacro %}' +
      'You answer in one word.\n{% if hint %}Hint: {{ hint | replace("_", " ") }}\n{% endif %}\n' +
      '{% for s in shots %}{{ shot(s.question, s.answer) }}{% if not loop.last %}---\n{% endif %}{% endfor %}' +
      '{% set topics = tags | join(", ") %}Topics: {{ topics | title }}\n{{ shot(sentence, "", label="Your answer") }}',
    values: (row) => ({
      sentence: ` What is the capital of country ${row}? `,
      hint: row % 2 === 0 ? 'one_word_only' : '',
      tags: ['geography', 'capitals'],
      shots: Array.from({ length: 5 }, (_, i) => ({ question: ` Where is ${i}? `, answer: `PLACE ${i}` })),
    }),
  },
];

printRows(cases.map(compare));

function compare({ name, source, values }: Case): BenchRow {
  const hone = honeRenderer(source);
  const peer = nunjucksRenderer(source);
  const sample = values(7);
  if (hone(sample) !== peer(sample)) throw new Error(`${name}: the outputs differ: ${hone(sample)} | ${peer(sample)}`);
  const ratios: number[] = [];
  const micros: number[] = [];
  const data = Array.from({ length: renders }, (_, row) => values(row));
  for (let round = 0; round < rounds; round++) {
    const peerFirst = round % 2 === 1;
    const first = time(peerFirst ? peer : hone, data);
    const second = time(peerFirst ? hone : peer, data);
    const [own, other] = peerFirst ? [second, first] : [first, second];
    ratios.push(own / other);
    micros.push((own * 1000) / renders);
  }
  const ratio = median(ratios);
  const note = `${renders} rows, ${median(micros).toFixed(1)} µs each, median of ${rounds} rounds`;
  return { name: `${name} / nunjucks`, value: ratio, unit: 'x', goal: 'no slower', met: ratio <= 1, note };
}

type Render = (values: Record<string, unknown>) => string;

function honeRenderer(source: string): Render {
  const template = parseJinja(source);
  return (values) => segmentsText(renderJinja(template, values).segments);
}

function nunjucksRenderer(source: string): Render {
  const environment = new nunjucks.Environment(null, { autoescape: false });
  const template = nunjucks.compile(source, environment);
  return (values) => template.render(values);
}

/** Milliseconds, until the text is bytes as a request needs them: an engine may return a string it has not put together yet. */
function time(render: Render, data: readonly Record<string, unknown>[]): number {
  const started = performance.now();
  let length = 0;
  for (const values of data) length += Buffer.byteLength(render(values));
  if (length === 0) throw new Error('Nothing was rendered');
  return performance.now() - started;
}
