import { replace } from '../../../text/edit.js';
import { everyFormat } from '../../format-groups.js';
import { closestDirective, type Directive, type Suppression } from '../../directive.js';
import type { Report, RuleMeta, Suggestion } from '../../rule.js';

/** A misspelt suppression ignores nothing and looks as if it did. */
export const invalidSuppression: RuleMeta = {
  id: 'lint/invalid-suppression',
  summary: 'A suppression names rules that exist.',
  kind: 'objective',
  severity: 'warning',
  formats: everyFormat,
  fix: 'suggest',
  sources: [
    {
      title: 'Biome: suppressions',
      url: 'https://biomejs.dev/analyzer/suppressions/',
      kind: 'tool',
      verifiedOn: '2026-11-23',
    },
  ],
};

export function unknownRule({ id, span, removal }: Suppression, guess: string | undefined): Report {
  const rename: Suggestion[] =
    guess === undefined ? [] : [{ title: `Change to '${guess}'`, edits: [replace(span, guess)] }];
  return {
    span,
    message: `There is no rule '${id}': ${guess === undefined ? 'correct the name' : `change it to '${guess}'`}, or remove it.`,
    suggestions: [...rename, { title: `Remove '${id}'`, edits: removal }],
  };
}

/** At most one report: a directive that is no directive, or one that names no rule. */
export function nameless({ scope, name, nameSpan, rules }: Directive): Report[] {
  if (scope === undefined) {
    const guess = closestDirective(name) ?? 'hone-ignore-next-line';
    return [
      {
        span: nameSpan,
        message: `'${name}' ignores nothing: write 'hone-ignore-next-line' or 'hone-ignore-file'.`,
        suggestions: [{ title: `Change to '${guess}'`, edits: [replace(nameSpan, guess)] }],
      },
    ];
  }
  if (rules.length > 0) return [];
  return [
    {
      span: nameSpan,
      message: `'${name}' names no rule: write the rule's id after it, for example '${name} security/secret: a sample key'.`,
    },
  ];
}
