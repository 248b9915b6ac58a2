import type { Finding, RuleMeta, Severity } from '../../engine/lint/rule.js';
import { besideFile, type LintedFile } from '../linted-file.js';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'none' };

/** SARIF 2.1.0 (OASIS), as code-scanning services read it. */
export function lintSarif(files: readonly LintedFile[], rules: readonly RuleMeta[]): string {
  const driver = { name: 'hone', rules: rules.map(({ id, summary }) => ({ id, shortDescription: { text: summary } })) };
  const results = files.flatMap((file) => file.findings.map((finding) => resultOf(file, finding)));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function resultOf(file: LintedFile, { rule, severity, message, related, ...place }: Finding): Record<string, unknown> {
  const relatedLocations = related.map((one) => ({
    physicalLocation: locationOf(besideFile(file, one.path), one),
    message: { text: one.message },
  }));
  return {
    ...{ ruleId: rule, level: levels[severity], message: { text: message } },
    locations: [{ physicalLocation: locationOf(file.path, place) }],
    ...(related.length > 0 ? { relatedLocations } : {}),
  };
}

type Region = Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'>;

function locationOf(path: string, { line, column, endLine, endColumn }: Region): Record<string, unknown> {
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return { artifactLocation: { uri: encodeURI(path) }, region };
}
