import type { PromptDoc } from '../prompt/prompt-doc.js';
import { createLineIndex, type LineIndex } from '../text/line-index.js';
import type {
  CheckSchema,
  Finding,
  LintWorkspace,
  Report,
  Rule,
  RuleContext,
  RuleMeta,
  RuleReport,
  Severity,
} from './rule.js';
import { lookupWith, ruleWithId, rules as allRules } from './rules/index.js';
import { internalError } from './rules/lint/internal-error.js';
import { applySuppressions } from './suppressions.js';

export interface LintOptions {
  readonly workspace: LintWorkspace;
  /** `schemaFaults`, or a way to it; without it schemas are taken as they are. */
  readonly checkSchema?: CheckSchema;
  /** By rule id, from a configuration: `off` silences a rule, any other severity turns it on. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** What a configuration sets for rules besides their severities, by rule id. */
  readonly ruleOptions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** ISO date, for rules about facts that expire; without it these facts are taken as they are. */
  readonly today?: string;
  /** True inside VS Code: what its own checker of prompt files says is left out. */
  readonly besideVscode?: boolean;
  /** The rules to run; all of them when not given. */
  readonly rules?: readonly Rule[];
}

const RANK: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };

/**
 * Runs the rules over a prompt. Equal input gives byte-equal output: findings come in the order of the text, then of
 * the rule ids.
 */
export function lintPrompt(doc: PromptDoc, options: LintOptions): Finding[] {
  return lintPart({ doc, part: { start: 0, end: doc.text.length }, before: [] }, options);
}

/** A prompt among those of its file. */
type PartOfFile = Pick<RuleContext, 'doc' | 'part' | 'before'>;

function lintPart(place: PartOfFile, options: LintOptions): Finding[] {
  const { doc } = place;
  const severityOf = configuredSeverity(options.severities ?? {});
  const given = options.rules ?? allRules;
  const running = given.filter(({ meta }) => meta.formats.includes(doc.format) && severityOf(meta) !== 'off');
  const lines = createLineIndex(doc.text);
  const reports = running.flatMap((rule) => run(rule, contextFor(rule, place, options)));
  const kept = applySuppressions(reports, {
    doc,
    lines,
    ran: new Set(running.map(({ meta }) => meta.id)),
    rules: lookupWith(given.flatMap(({ meta }) => (ruleWithId(meta.id) === undefined ? [meta] : []))),
  });
  const own = options.besideVscode === true ? kept.filter((kind) => !isVscodes(kind, doc)) : kept;
  return own.flatMap((kind) => toFinding(kind, severityOf(kind.meta), lines)).sort(inTextOrder);
}

/** The day is handed on only when a rule asks for it: most findings hold on any day. */
function contextFor({ meta }: Rule, place: PartOfFile, options: LintOptions): RuleContext {
  const { workspace, checkSchema, ruleOptions = {} } = options;
  return {
    ...place,
    workspace,
    checkSchema,
    get today() {
      return options.today;
    },
    options: ruleOptions[meta.id] ?? {},
  };
}

/** After the suppressions: one that the command line needs is not unused here. */
function isVscodes({ meta, report }: RuleReport, { format }: PromptDoc): boolean {
  return meta.sharedWithVscode?.includes(format) === true && report.onlyHone !== true;
}

/** Checks every prompt of a file; what two of them report alike, such as a fault of the file itself, is reported once. */
export function lintPrompts(docs: readonly PromptDoc[], options: LintOptions): Finding[] {
  const [only, ...others] = docs;
  if (only !== undefined && others.length === 0) return lintPrompt(only, options);
  const findings = partsOf(docs).flatMap((place) => lintPart(place, options));
  const once = new Map(findings.map((finding) => [findingKey(finding), finding]));
  return [...once.values()].sort(inTextOrder);
}

/** A file cut at the beginnings of its prompts; what stands before the first belongs to it. */
function partsOf(docs: readonly PromptDoc[]): PartOfFile[] {
  const inOrder = [...docs].sort((a, b) => a.range.start - b.range.start);
  return inOrder.map((doc, i) => {
    const start = i === 0 ? 0 : doc.range.start;
    const part = { start, end: inOrder[i + 1]?.range.start ?? doc.text.length };
    return { doc, part, before: inOrder.slice(0, i) };
  });
}

function findingKey({ rule, span, message }: Finding): string {
  return `${span.start} ${span.end} ${rule} ${message}`;
}

/** The severity of rules under a configuration, which may name a rule by an id it had before. */
export function configuredSeverity(
  severities: NonNullable<LintOptions['severities']>,
): (meta: RuleMeta) => Severity | 'off' {
  return (meta) =>
    [meta.id, ...(meta.replaces ?? [])].map((id) => severities[id]).find((severity) => severity !== undefined) ??
    meta.severity;
}

/** One rule's bug must not hide what the others found. */
function run(rule: Rule, context: RuleContext): RuleReport[] {
  try {
    return Array.from(rule.check(context), (report) => ({ meta: rule.meta, report }));
  } catch (error) {
    return [{ meta: internalError, report: failureOf(rule, error) }];
  }
}

function failureOf({ meta }: Rule, error: unknown): Report {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    span: { start: 0, end: 0 },
    message: `The rule '${meta.id}' could not check this file (${reason}): this is a bug in Hone, please report it. All other rules ran.`,
  };
}

function lower(configured: Severity, asked: Severity | undefined): Severity {
  return asked !== undefined && RANK[asked] < RANK[configured] ? asked : configured;
}

function toFinding({ meta, report }: RuleReport, severity: Severity | 'off', lines: LineIndex): Finding[] {
  if (severity === 'off') return [];
  const start = lines.positionAt(report.span.start);
  const end = lines.positionAt(report.span.end);
  const finding: Finding = {
    rule: meta.id,
    severity: lower(severity, report.severity),
    message: report.message,
    span: report.span,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    fix: report.fix,
    suggestions: report.suggestions ?? [],
    related: report.related ?? [],
  };
  return [finding];
}

function inTextOrder(a: Finding, b: Finding): number {
  return (
    a.span.start - b.span.start || a.span.end - b.span.end || compare(a.rule, b.rule) || compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
