import type { Finding, Severity } from '../../engine/lint/rule.js';
import { codeFrame, printable } from '../code-frame.js';
import { besideFile, countFindings, type LintedFile } from '../linted-file.js';
import { counted } from '../../host/reports/wording.js';
import type { Palette } from '../palette.js';

/** Findings with the text they are about and what can be done. Hints are for the editor and left out. */
export function lintText(files: readonly LintedFile[], color: Palette): string {
  return findingsText(files, color) + summary(files, color);
}

export function findingsText(files: readonly LintedFile[], color: Palette): string {
  const shown = files
    .map((file) => ({ ...file, findings: file.findings.filter(({ severity }) => severity !== 'hint') }))
    .filter(({ findings }) => findings.length > 0);
  return shown.map((file) => fileText(file, color)).join('');
}

function fileText(file: LintedFile, color: Palette): string {
  const lines = file.text.split(/\r\n|\r|\n/);
  return file.findings.map((finding) => findingText(finding, file, lines, color)).join('');
}

function findingText(finding: Finding, file: LintedFile, lines: readonly string[], color: Palette): string {
  const { path } = file;
  const { line, column, endLine, endColumn } = finding;
  const source = lines[line - 1] ?? '';
  const frame = codeFrame(source, column, endLine === line ? endColumn : source.length + 1);
  const gutter = String(line);
  const blank = ' '.repeat(gutter.length);
  return [
    `${color.bold(path)}:${line}:${column}  ${severityWord(finding.severity, color)}  ${printable(finding.message)}  ${color.dim(finding.rule)}`,
    ...(source === ''
      ? []
      : [`  ${color.dim(`${gutter} |`)} ${frame.line}`, `  ${color.dim(`${blank} |`)} ${color.red(frame.marks)}`]),
    ...wayThere(finding, file).map((place) => `  ${blank} ${color.dim('from')} ${place}`),
    ...remedies(finding, color).map((remedy) => `  ${blank} ${remedy}`),
    '\n',
  ]
    .join('\n')
    .replace(/\n\n\n$/, '\n\n');
}

/** The places in other files that lead to the cause, one a line. */
function wayThere({ related }: Finding, file: LintedFile): string[] {
  return related.map(
    ({ path, line, column, message }) => `${besideFile(file, path)}:${line}:${column}  ${printable(message)}`,
  );
}

function remedies({ fix, suggestions }: Finding, color: Palette): string[] {
  const titles = suggestions.map(({ title }) => `${color.cyan('try')}  ${printable(title)}`);
  return fix === undefined ? titles : [`${color.green('fix')}  'hone lint --fix' mends this`, ...titles];
}

function severityWord(severity: Severity, color: Palette): string {
  if (severity === 'error') return color.red('error');
  return severity === 'warning' ? color.yellow('warning') : color.blue(severity);
}

/** How many findings there are, in one line. */
export function summary(files: readonly LintedFile[], color: Palette): string {
  const { error, warning, info } = countFindings(files);
  const checked = counted(files.length, 'file');
  if (error + warning + info === 0) return `${color.green('No findings')} in ${checked}.\n`;
  const parts = [
    error > 0 ? color.red(counted(error, 'error')) : '',
    warning > 0 ? color.yellow(counted(warning, 'warning')) : '',
    info > 0 ? color.blue(`${info} info`) : '',
  ].filter((part) => part !== '');
  const fixable = files.flatMap(({ findings }) => findings).filter(({ fix }) => fix !== undefined).length;
  const mend = fixable > 0 ? ` ${fixable} of them can be mended with --fix.` : '';
  return `${parts.join(', ')} in ${checked}.${mend}\n`;
}
