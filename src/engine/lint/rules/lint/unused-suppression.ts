import { everyFormat } from '../../format-groups.js';
import type { Suppression } from '../../directive.js';
import type { Report, RuleMeta } from '../../rule.js';

/** A suppression that nothing needs hides the next real finding. */
export const unusedSuppression: RuleMeta = {
  id: 'lint/unused-suppression',
  summary: 'A suppression ignores at least one finding.',
  kind: 'objective',
  severity: 'warning',
  formats: everyFormat,
  fix: 'safe',
  sources: [
    {
      title: 'Ruff: unused-noqa (RUF100)',
      url: 'https://docs.astral.sh/ruff/rules/unused-noqa/',
      kind: 'tool',
      verifiedOn: '2026-11-23',
    },
  ],
};

export function unused({ id, span, line, removal, silent }: Suppression): Report {
  const where = line === undefined ? 'in this file' : `on line ${line}`;
  const report = { span, message: `'${id}' has nothing to ignore ${where}: remove it.` };
  return silent
    ? { ...report, fix: removal }
    : { ...report, suggestions: [{ title: `Remove the suppression of '${id}'`, edits: removal }] };
}
