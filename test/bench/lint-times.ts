import { rules } from '../../src/engine/lint/rules/index.js';
import { printRows } from '../support/bench.js';
import { editTimes, filesToTime, lint, quantile, secondsFor, timeOfRule } from '../support/lint-speed.js';
import { writeLintTimes } from '../support/lint-times.js';

/** Writes what the index of rules shows of times. It wants a quiet machine, so it runs only when it is asked for by name. */
const rounded = (value: number): number => Number(value.toPrecision(2));

const files500 = secondsFor(500).seconds;
const files = filesToTime();
const perFile = files
  .map((file) => {
    const start = performance.now();
    lint(file);
    return performance.now() - start;
  })
  .sort((a, b) => a - b);
const perRule = rules.map((rule): [string, number] => {
  const taken = files.reduce((sum, file) => sum + timeOfRule(rule, file), 0);
  return [rule.meta.id, rounded((taken * 1000) / files.length)];
});
const edit = quantile(editTimes(200, 17_000), 0.95);

writeLintTimes({
  measured: new Date().toISOString().slice(0, 10),
  file: { median: rounded(quantile(perFile, 0.5)), p95: rounded(quantile(perFile, 0.95)) },
  files500: rounded(files500),
  edit: rounded(edit),
  rules: Object.fromEntries(perRule),
});
const slowest = perRule.reduce((most, each) => (each[1] > most[1] ? each : most));
printRows([
  {
    name: 'a rule on a real prompt, mean',
    value: perRule.reduce((sum, [, micros]) => sum + micros, 0) / perRule.length,
    unit: 'µs',
    goal: '',
    met: null,
    note: `${perRule.length} rules, ${files.length} files; the slowest is ${slowest[0]} with ${slowest[1]} µs`,
  },
]);
