import { relative, sep } from 'node:path';
import { writeText } from '../../host/files/write-text.js';
import { HostError } from '../../host/host-error.js';
import { type LintSource, lintText } from '../../host/lint/lint-text.js';
import { applyBaseline } from '../baseline.js';
import { exitCodes, type ExitCode } from '../exit-codes.js';
import { explainError } from '../explain-error.js';
import type { LintArguments } from '../lint/lint-arguments.js';
import { lintReport } from '../lint/lint-report.js';
import { pathsToLint, takesInput } from '../lint/paths-to-lint.js';
import { reviewFiles } from '../lint/review-files.js';
import { findingsSince } from '../lint/since.js';
import { countFindings, type LintedFile } from '../linted-file.js';
import type { Terminal } from '../terminal.js';
import { openWorkspaces, type Workspaces } from '../workspaces.js';

export async function lint(paths: readonly string[], options: LintArguments, terminal: Terminal): Promise<ExitCode> {
  checkArguments(options);
  const workspaces = openWorkspaces(terminal, options);
  const files: LintedFile[] = [];
  let failures = 0;
  for (const path of await pathsToLint(paths, options, workspaces, terminal.cwd)) {
    try {
      files.push(await lintSource(await readSource(path, options, workspaces, terminal), options, workspaces));
    } catch (error) {
      // One unreadable file must not hide what is wrong with the others.
      if (!(error instanceof HostError)) throw error;
      terminal.note(explainError(error, false));
      failures += 1;
    }
  }
  if (files.length === 0 && failures > 0) return exitCodes.failed;
  const reported = await newFindings(files, options, workspaces, terminal);
  const reviewed = await reviewFiles(files, options, { workspaces, terminal });
  terminal.print(await lintReport({ files: reported, reviewed }, options.format, workspaces, terminal));
  return failures > 0 || reviewed?.failed ? exitCodes.failed : verdict(reported, options);
}

function checkArguments({ baseline, baselineUpdate }: LintArguments): void {
  if (baselineUpdate && baseline === undefined)
    throw new HostError('bad-argument', 'Name the file to update: --baseline hone.baseline.json --baseline-update.');
}

async function newFindings(
  files: readonly LintedFile[],
  { since, baseline, baselineUpdate }: LintArguments,
  workspaces: Workspaces,
  terminal: Terminal,
): Promise<readonly LintedFile[]> {
  // Each looks at all findings: what one leaves out must not seem mended to the other.
  const later = since === undefined ? files : await findingsSince(files, since, workspaces, terminal);
  if (baseline === undefined) return later;
  const unknown = await applyBaseline(files, { name: baseline, update: baselineUpdate }, terminal);
  const kept = new Set(later.flatMap(({ findings }) => findings));
  return unknown.map((file) => ({ ...file, findings: file.findings.filter((finding) => kept.has(finding)) }));
}

async function readSource(
  path: string,
  options: LintArguments,
  workspaces: Workspaces,
  terminal: Terminal,
): Promise<LintSource> {
  const shownPath = slashed(relative(terminal.cwd, path)) || path;
  if (takesInput(options)) return { path, shownPath, text: await terminal.readInput() };
  return { path, shownPath, text: await (await workspaces.of(path)).readText(path) };
}

async function lintSource(source: LintSource, { fix }: LintArguments, workspaces: Workspaces): Promise<LintedFile> {
  const { path, shownPath } = source;
  const { text, findings } = lintText(await workspaces.of(path), source, fix);
  if (text !== source.text) await writeText(path, text);
  return { path: shownPath, text, findings };
}

function verdict(files: readonly LintedFile[], { maxWarnings = Infinity }: LintArguments): ExitCode {
  const { error, warning } = countFindings(files);
  return error > 0 || warning > maxWarnings ? exitCodes.findings : exitCodes.fine;
}

function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
