import type { MetricFacts } from '../../src/engine/eval/metric-facts.js';
import { otherAssertions } from '../../src/engine/eval/other-assertions.js';

/** `metrics/README.md` as it has to be. */
export function metricIndex(metrics: readonly MetricFacts[]): string {
  const rows = metrics.map(({ id, of, range, needs, threshold, options, source, summary }) => {
    const passes = threshold === null ? '' : threshold === 'own' ? 'own' : String(threshold);
    const names = options.map(({ name }) => `\`${name}\``).join(', ');
    return `| ${[`[${id}](${id}.ts)`, of, `${range[0]} to ${range[1]}`, needs.join(', '), passes, names, source ?? '', summary].join(' | ')} |`;
  });
  const known = new Set(metrics.map(({ id }) => id));
  const missing = Object.entries(otherAssertions).filter(([name]) => !known.has(name));
  const others = missing.map(([name, why]) => `| ${name} | ${why} |`);
  return `# The metrics

Generated: \`HONE_UPDATE_PAGES=1 npx mocha test/engine/eval/metrics/metric-index.test.ts\` writes it anew from the metrics themselves.

A metric of an *answer* scores each and is averaged; one of a *pair* says which of two answers to a row is better; one of *all rows* has a single value. *Passes* is the least score with which an answer
passes without a \`threshold\`; \`own\` says that the threshold means something else, which the summary says. \`not-\` turns a metric of an answer
round. All entries may have \`weight\`, \`threshold\` and a \`name\`; *options* are what an entry may have besides.

| metric | of | range | needs | passes | options | source | what it measures |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}

## What promptfoo has and Hone does not

| assertion | why, and what to use |
|---|---|
${others.join('\n')}
| trace-…, trajectory:… | Hone keeps no traces of an agent. Use \`contains\` or \`regex\` on the answer. |
`;
}
