import { type MetricFacts, metricFacts } from '../../engine/eval/metric-facts.js';
import { insteadOf } from '../../engine/eval/other-assertions.js';
import { closest } from '../../engine/text/closest.js';
import { HostError } from '../../host/host-error.js';
import { exitCodes, type ExitCode } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';

export interface MetricsArguments {
  readonly format: 'text' | 'json';
}

export function printMetrics(name: string | undefined, { format }: MetricsArguments, terminal: Terminal): ExitCode {
  const chosen = name === undefined ? metricFacts : [factsOf(name)];
  if (format === 'json') terminal.print(`${JSON.stringify({ version: 1, metrics: chosen }, undefined, 2)}\n`);
  else terminal.print(name === undefined ? list(chosen) : chosen.map(describe).join('\n'));
  return exitCodes.fine;
}

function factsOf(name: string): MetricFacts {
  const found = metricFacts.find(({ id }) => id === name.replace(/^not-/, ''));
  if (found !== undefined) return found;
  const instead = insteadOf(name.replace(/^not-/, ''));
  if (instead !== undefined) throw new HostError('bad-argument', `Hone has no metric '${name}': ${instead}`);
  const guess = closest(
    name,
    metricFacts.map(({ id }) => id),
  );
  const hint = guess === undefined ? "'hone metrics' lists all" : `Did you mean '${guess}'?`;
  throw new HostError('bad-argument', `There is no metric '${name}'. ${hint}`);
}

function list(metrics: readonly MetricFacts[]): string {
  const width = Math.max(...metrics.map(({ id }) => id.length));
  const rows = metrics.map(({ id, of, summary }) => `${id.padEnd(width)}  ${of.padEnd(8)}  ${summary}`);
  return `${rows.join('\n')}\n\n'hone metrics <name>' says what one needs and takes. Those of an answer may have \`not-\` before their name.\n`;
}

const scopes: Readonly<Record<MetricFacts['of'], string>> = {
  answer: 'each answer, averaged',
  pair: 'two answers to a row, of two variants',
  'all rows': 'all answers together',
};

function describe({ id, of, summary, needs, range, threshold, options, source }: MetricFacts): string {
  return [
    `${id}  of ${scopes[of]}`,
    `  ${summary}`,
    `  from ${range[0]} to ${range[1]}`,
    ...(needs.length > 0 ? [`  needs: ${needs.join(', ')}`] : []),
    ...(typeof threshold === 'number' ? [`  passes from ${threshold} on, or from its threshold`] : []),
    ...options.map(({ name, summary: option }) => `  ${name}: ${option}`),
    ...(source === null ? [] : [`  source: ${source}`]),
    '',
  ].join('\n');
}
