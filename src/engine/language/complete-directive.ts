import { ruleMetas } from '../lint/rules/index.js';
import type { Span } from '../text/span.js';
import type { Completion } from './completion.js';

const scopes: readonly (readonly [string, string])[] = [
  ['hone-ignore-next-line', 'Ignores rules on the line below.'],
  ['hone-ignore-file', 'Ignores rules in the whole file.'],
];

/** In a comment: the words that speak to the linter, then the rules. */
export function completeDirective(before: string, span: Span): Completion[] {
  if (/^[-+]?\s*hone-ignore-(?:next-line|file)\s[^:]*$/.test(before)) {
    return ruleMetas.map(({ id, summary }) => ({ label: id, kind: 'rule', documentation: summary, span }));
  }
  if (!/^[-+]?\s*[a-z-]*$/.test(before)) return [];
  return scopes.map(([label, documentation]) => ({ label, kind: 'value', documentation, insert: `${label} `, span }));
}
