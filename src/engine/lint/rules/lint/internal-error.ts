import { everyFormat } from '../../format-groups.js';
import type { RuleMeta } from '../../rule.js';

/** What the linter says in place of a rule that threw. */
export const internalError: RuleMeta = {
  id: 'lint/internal-error',
  summary: 'Every rule can check every file.',
  kind: 'objective',
  severity: 'error',
  formats: everyFormat,
  fix: 'none',
  sources: [
    {
      title: 'markdownlint: handleRuleFailures',
      url: 'https://github.com/DavidAnson/markdownlint#optionshandlerulefailures',
      kind: 'tool',
      verifiedOn: '2026-11-23',
    },
  ],
};
