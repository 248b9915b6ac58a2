import type { Finding, RuleId, RuleMeta, Severity } from '../../engine/lint/rule.js';
import type { Edit } from '../../engine/text/edit.js';
import { createLineIndex, type LineIndex } from '../../engine/text/line-index.js';
import { fingerprints } from '../fingerprints.js';
import { besideFile, type LintedFile } from '../linted-file.js';
import { sarifRule } from './sarif-rule.js';

/** What the log says about the tool. */
export interface SarifTool {
  readonly version: string;
  readonly rules: readonly RuleMeta[];
  /** The page about a rule; undefined where there is none. */
  readonly pageOf: (id: RuleId) => string | undefined;
}

/** A result that is no failure has no level (section 3.27.10): hints are for the editor. */
const levels: Readonly<Record<Severity, Record<string, string>>> = {
  error: { level: 'error' },
  warning: { level: 'warning' },
  info: { level: 'note' },
  hint: { kind: 'informational', level: 'none' },
};

/** SARIF 2.1.0 (OASIS), as code-scanning services read it. */
export function lintSarif(files: readonly LintedFile[], { version, rules, pageOf }: SarifTool): string {
  const indexes = new Map(rules.map(({ id }, i): [string, number] => [id, i]));
  const reported = new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  // Pages are long, and only shown beside results.
  const described = rules.map((meta) => sarifRule(meta, reported.has(meta.id) ? pageOf(meta.id) : undefined));
  const driver = { name: 'hone', version, semanticVersion: version, rules: described };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      { tool: { driver }, columnKind: 'utf16CodeUnits', results: files.flatMap((file) => resultsOf(file, indexes)) },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function resultsOf(file: LintedFile, indexes: ReadonlyMap<string, number>): Record<string, unknown>[] {
  const prints = fingerprints(file);
  const lines = createLineIndex(file.text);
  return file.findings.map((finding, i) => ({
    ruleId: finding.rule,
    ruleIndex: indexes.get(finding.rule),
    ...levels[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: locationOf(file.path, finding) }],
    // The same by which a baseline knows a finding, so that both agree on what is new.
    partialFingerprints: { 'honeFinding/v1': prints[i] },
    ...(finding.related.length > 0 ? { relatedLocations: finding.related.map((one) => relatedTo(file, one)) } : {}),
    ...(finding.fix === undefined ? {} : { fixes: [fixOf(file, finding.fix, lines)] }),
  }));
}

function relatedTo(file: LintedFile, place: Finding['related'][number]): Record<string, unknown> {
  return {
    physicalLocation: locationOf(besideFile(file, place.path), place),
    message: { text: place.message },
  };
}

function fixOf({ path }: LintedFile, edits: readonly Edit[], lines: LineIndex): Record<string, unknown> {
  const replacements = edits.map(({ span, text }) => {
    const { line, column } = lines.positionAt(span.start);
    const end = lines.positionAt(span.end);
    const deletedRegion = regionOf({ line, column, endLine: end.line, endColumn: end.column });
    return { deletedRegion, ...(text === '' ? {} : { insertedContent: { text } }) };
  });
  return {
    description: { text: "What 'hone lint --fix' changes." },
    artifactChanges: [{ artifactLocation: { uri: uriOf(path) }, replacements }],
  };
}

type Region = Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'>;

function locationOf(path: string, region: Region): Record<string, unknown> {
  return { artifactLocation: { uri: uriOf(path) }, region: regionOf(region) };
}

function regionOf({ line, column, endLine, endColumn }: Region): Record<string, number> {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A `#` or `?` in a file's name is part of the path. */
function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
