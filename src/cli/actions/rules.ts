import { principles } from '../../engine/lint/evidence/principles.js';
import { properties } from '../../engine/lint/evidence/properties.js';
import type { RuleMeta } from '../../engine/lint/rule.js';
import { ruleMetas } from '../../engine/lint/rules/index.js';
import { closest } from '../../engine/text/closest.js';
import { HostError } from '../../host/host-error.js';
import { exitCodes, type ExitCode } from '../exit-codes.js';
import { evidenceText } from '../reporters/evidence-text.js';
import { rulePage } from '../rule-page.js';
import type { Terminal } from '../terminal.js';

export interface RulesArguments {
  readonly format: 'text' | 'json';
  readonly evidence?: true;
}

export function printRules(id: string | undefined, { format, evidence }: RulesArguments, terminal: Terminal): ExitCode {
  if (evidence) {
    if (id !== undefined || format === 'json')
      throw new HostError('bad-argument', '--evidence prints one table: leave out the rule and --format.');
    terminal.print(evidenceText([principles, properties]));
    return exitCodes.fine;
  }
  const chosen = id === undefined ? ruleMetas : [findRule(id)];
  if (format === 'json') terminal.print(`${JSON.stringify({ version: 1, rules: chosen }, undefined, 2)}\n`);
  else terminal.print(id === undefined ? list(chosen) : chosen.map(({ id: one }) => rulePage(one)).join('\n'));
  return exitCodes.fine;
}

function findRule(id: string): RuleMeta {
  const found = ruleMetas.find(
    (meta) => meta.id === id || meta.id.endsWith(`/${id}`) || meta.replaces?.some((old) => old === id),
  );
  if (found !== undefined) return found;
  const guess = closest(
    id,
    ruleMetas.flatMap((meta) => [meta.id, meta.id.split('/')[1] ?? '']),
    4,
  );
  const hint = guess === undefined ? "'hone rules' lists all" : `Did you mean '${guess}'?`;
  throw new HostError('bad-argument', `There is no rule '${id}'. ${hint}`);
}

function list(metas: readonly RuleMeta[]): string {
  const width = Math.max(...metas.map(({ id }) => id.length));
  const rows = metas.map(
    ({ id, severity, fix, summary }) =>
      `${id.padEnd(width)}  ${severity.padEnd(7)}  ${(fix === 'safe' ? 'fix' : fix === 'suggest' ? 'suggest' : '').padEnd(7)}  ${summary}`,
  );
  return `${rows.join('\n')}\n\n'hone rules <id>' prints a rule's page. Severities are set under \`rules:\` in hone.config.yaml.\n`;
}
