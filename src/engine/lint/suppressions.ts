import type { PromptDoc } from '../prompt/prompt-doc.js';
import { closest } from '../text/closest.js';
import { replace, type Edit } from '../text/edit.js';
import type { LineIndex } from '../text/line-index.js';
import type { Span } from '../text/span.js';
import { readDirective, type Directive, type NamedRule, type Suppression } from './directive.js';
import type { Report, RuleId, RuleReport } from './rule.js';
import type { RuleLookup } from './rules/index.js';
import { invalidSuppression, nameless, unknownRule } from './rules/lint/invalid-suppression.js';
import { unused, unusedSuppression } from './rules/lint/unused-suppression.js';

interface SuppressionContext {
  readonly doc: PromptDoc;
  readonly lines: LineIndex;
  /** The rules that ran: only these can be found unused. */
  readonly ran: ReadonlySet<RuleId>;
  /** Every rule there is, a team's own included. */
  readonly rules: RuleLookup;
}

/** Leaves out what the file asks to ignore, and adds what is wrong with the asking. */
export function applySuppressions(reports: readonly RuleReport[], context: SuppressionContext): RuleReport[] {
  const { doc, lines, rules } = context;
  const directives = doc.template.facts.comments.flatMap((comment) => readDirective(doc.text, comment) ?? []);
  const targets = targetLines(directives, lines);
  const suppressions = [
    ...directives.flatMap((directive) => suppressionsOf(directive, targets.get(directive), doc)),
    ...frontMatterSuppressions(doc),
  ];
  const matcher = createMatcher(suppressions, lines, rules);
  const kept = reports.filter((report) => !matcher.suppresses(report));
  const unknown = unknownRules(suppressions, rules);
  const own = [
    ...directives.flatMap((directive) => nameless(directive).map((report) => ({ meta: invalidSuppression, report }))),
    ...suppressions.flatMap((suppression): RuleReport[] => {
      const report = unknown.get(suppression);
      if (report !== undefined) return [{ meta: invalidSuppression, report }];
      const isNeeded = matcher.used.has(suppression) || !ranUnder(context, suppression.id);
      return isNeeded ? [] : [{ meta: unusedSuppression, report: unused(suppression) }];
    }),
  ];
  return [...kept, ...own.filter((report) => !matcher.suppresses(report))];
}

function ranUnder({ ran, rules }: SuppressionContext, id: string): boolean {
  const meta = rules.find(id);
  return meta !== undefined && ran.has(meta.id);
}

/**
 * The line that each next-line directive is about: the one after the comment, further down while that line begins with
 * another such comment. From the last to the first, so that a long stack is walked once.
 */
function targetLines(directives: readonly Directive[], lines: LineIndex): ReadonlyMap<Directive, number> {
  const targets = new Map<Directive, number>();
  const byLine = new Map<number, number>();
  for (const directive of [...directives].reverse()) {
    if (directive.scope !== 'next-line') continue;
    const { start, end } = directive.comment.span;
    const next = lines.positionAt(end).line + 1;
    const target = byLine.get(next) ?? next;
    targets.set(directive, target);
    byLine.set(lines.positionAt(start).line, target);
  }
  return targets;
}

function suppressionsOf({ scope, comment, rules }: Directive, line: number | undefined, doc: PromptDoc): Suppression[] {
  if (scope === undefined) return [];
  const { text } = doc;
  const whole = commentRemoval(doc, comment.span);
  return rules.map((rule, index) => ({
    ...rule,
    line,
    removal: rules.length === 1 ? [whole.edit] : [removeFromList(text, rules, index)],
    silent: rules.length > 1 || whole.silent,
  }));
}

/** Takes a comment out; `silent` where that leaves the prompt as it is. */
function commentRemoval({ text, template }: PromptDoc, span: Span): { edit: Edit; silent: boolean } {
  if (template.engine !== 'handlebars') return { edit: replace(span, ''), silent: !trimsBlanks(text, span) };
  // Handlebars takes the whole line of a comment that stands alone on it.
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = lineEnd(text, span.end);
  const isAlone = text.slice(start, span.start).trim() === '' && text.slice(span.end, end).trim() === '';
  if (!isAlone) return { edit: replace(span, ''), silent: text[span.start + 2] !== '~' && text[span.end - 3] !== '~' };
  const next = text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
  return { edit: replace({ start, end: next }, ''), silent: true };
}

/** `{#-` and `-#}` take blanks out of the prompt, so removing such a comment changes it. */
function trimsBlanks(text: string, { start, end }: Span): boolean {
  return text[start + 2] === '-' || text[end - 3] === '-';
}

function frontMatterSuppressions({ text, config, frontMatter }: PromptDoc): Suppression[] {
  const list = frontMatter?.valueSpan(['hone', 'ignore']);
  const key = frontMatter?.keySpan(['hone', 'ignore']);
  const { ignoredRules: rules } = config;
  return rules.map((rule, index) => {
    const inFlow = list !== undefined && text[list.start] === '[';
    const edit = inFlow
      ? removeFromList(text, rules, index)
      : removeLine(text, rule, rules.length === 1 ? key : undefined);
    return { ...rule, line: undefined, removal: [edit], silent: true };
  });
}

/** Takes one item and the comma that belongs to it out of `a, b, c`. */
function removeFromList(text: string, rules: readonly NamedRule[], index: number): Edit {
  const here = rules[index]?.span ?? { start: 0, end: 0 };
  const next = rules[index + 1]?.span;
  const before = rules[index - 1]?.span;
  const quote = text[here.start - 1] === text[here.end] && /['"]/.test(text[here.end] ?? '') ? 1 : 0;
  if (next !== undefined) return replace({ start: here.start - quote, end: next.start - quote }, '');
  return replace({ start: before === undefined ? here.start - quote : before.end + quote, end: here.end + quote }, '');
}

/** Takes a `- id` line out of a YAML list; with `key`, the key is left with an empty list instead of nothing. */
function removeLine(text: string, { span }: NamedRule, key: { end: number } | undefined): Edit {
  if (key !== undefined) return replace({ start: key.end, end: lineEnd(text, span.end) }, ': []');
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  return replace({ start, end: lineEnd(text, span.end) + 1 }, '');
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  const end = at < 0 ? text.length : at;
  return text[end - 1] === '\r' ? end - 1 : end;
}

interface Matcher {
  suppresses(report: RuleReport): boolean;
  /** Those that suppressed something so far. */
  readonly used: ReadonlySet<Suppression>;
}

function createMatcher(suppressions: readonly Suppression[], lines: LineIndex, rules: RuleLookup): Matcher {
  const byPlace = new Map<string, Suppression[]>();
  for (const suppression of suppressions) {
    const { id, line } = suppression;
    const key = placeKey(rules.find(id)?.id ?? id, line);
    const known = byPlace.get(key);
    if (known === undefined) byPlace.set(key, [suppression]);
    else known.push(suppression);
  }
  const used = new Set<Suppression>();
  return {
    used,
    suppresses({ meta, report }) {
      const { line } = lines.positionAt(report.span.start);
      const matching = [line, undefined].flatMap((at) => byPlace.get(placeKey(meta.id, at)) ?? []);
      for (const suppression of matching) used.add(suppression);
      return matching.length > 0;
    },
  };
}

function placeKey(id: string, line: number | undefined): string {
  return `${id} ${line ?? 'file'}`;
}

/** Each unknown name is looked up once, however often it is written. */
function unknownRules(
  suppressions: readonly Suppression[],
  { ids, find }: RuleLookup,
): ReadonlyMap<Suppression, Report> {
  const guesses = new Map<string, string | undefined>();
  const reports = new Map<Suppression, Report>();
  for (const suppression of suppressions) {
    const { id } = suppression;
    if (find(id) !== undefined) continue;
    if (!guesses.has(id)) guesses.set(id, closest(id, ids, 4));
    reports.set(suppression, unknownRule(suppression, guesses.get(id)));
  }
  return reports;
}
