import type { Finding } from '../../engine/lint/rule.js';
import { countFindings, type LintedFile } from '../linted-file.js';
import { xmlText } from '../../host/reports/xml.js';

/** JUnit's XML: a file is a suite, an error or a warning a failure in it. */
export function lintJunit(files: readonly LintedFile[]): string {
  const { error, warning } = countFindings(files);
  const suites = files.map(suite).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="hone lint" failures="${error + warning}">\n${suites}</testsuites>\n`;
}

function suite({ path, findings }: LintedFile): string {
  const failures = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const cases = failures.length === 0 ? passed(path) : failures.map((finding) => failed(path, finding)).join('');
  const tests = Math.max(1, failures.length);
  return `  <testsuite name="${xmlText(path)}" tests="${tests}" failures="${failures.length}">\n${cases}  </testsuite>\n`;
}

function passed(path: string): string {
  return `    <testcase name="no findings" classname="${xmlText(path)}"/>\n`;
}

function failed(path: string, { rule, severity, message, line, column }: Finding): string {
  const name = `${rule} ${line}:${column}`;
  return (
    `    <testcase name="${xmlText(name)}" classname="${xmlText(path)}">` +
    `<failure type="${severity}" message="${xmlText(message)}">${xmlText(`${path}:${line}:${column}`)}</failure></testcase>\n`
  );
}
