import { HostError } from '../../host/host-error.js';
import { applyBaseline } from '../baseline.js';
import { exitCodes, type ExitCode } from '../exit-codes.js';
import type { LintArguments } from '../lint/lint-arguments.js';
import { lintFiles, type LintMemory, type LintRun, readSources } from '../lint/lint-files.js';
import { lintProgress } from '../lint/lint-progress.js';
import { lintReport } from '../lint/lint-report.js';
import { pathsToLint } from '../lint/paths-to-lint.js';
import { checkReviewArguments, estimateReviews, reviewFiles } from '../lint/review-files.js';
import { findingsSince } from '../lint/since.js';
import { checkWatchArguments, type LintRound, watchLint } from '../lint/watch-lint.js';
import { countFindings, type LintedFile } from '../linted-file.js';
import { reviewEstimateJson } from '../reporters/review-json.js';
import { reviewEstimateText } from '../reporters/review-text.js';
import type { Terminal } from '../terminal.js';
import { openWorkspaces, type Workspaces } from '../workspaces.js';

export async function lint(paths: readonly string[], options: LintArguments, terminal: Terminal): Promise<ExitCode> {
  checkArguments(options);
  if (options.watch) return watch(paths, options, terminal);
  const workspaces = openWorkspaces(terminal, options);
  const found = await pathsToLint(paths, options, workspaces, terminal.cwd);
  const run: LintRun = { options, workspaces, terminal, progress: lintProgress(terminal) };
  if (options.estimate) return printEstimate(found, run);
  const { files, failures } = await lintFiles(found, run);
  if (files.length === 0 && failures > 0) return exitCodes.failed;
  const reported = await newFindings(files, options, workspaces, terminal);
  const reviewed = await reviewFiles(files, options, { workspaces, terminal });
  terminal.print(await lintReport({ files: reported, reviewed }, options.format, workspaces, terminal));
  return failures > 0 || reviewed?.failed ? exitCodes.failed : verdict(reported, options);
}

function checkArguments(options: LintArguments): void {
  checkReviewArguments(options);
  if (options.watch) checkWatchArguments(options);
  const { baseline, baselineUpdate } = options;
  if (baselineUpdate && baseline === undefined)
    throw new HostError('bad-argument', 'Name the file to update: --baseline hone.baseline.json --baseline-update.');
}

function watch(paths: readonly string[], options: LintArguments, terminal: Terminal): Promise<ExitCode> {
  const round = async (memory: LintMemory): Promise<LintRound> => {
    // The configuration may be another one than before.
    const workspaces = openWorkspaces(terminal, options);
    const found = await pathsToLint(paths, options, workspaces, terminal.cwd);
    const run: LintRun = { options, workspaces, terminal, progress: lintProgress(terminal), memory };
    const { files, failures, fresh } = await lintFiles(found, run);
    const reported = await newFindings(files, options, workspaces, terminal);
    return { files: reported, fresh, found, code: failures > 0 ? exitCodes.failed : verdict(reported, options) };
  };
  return watchLint(round, options, terminal);
}

async function printEstimate(found: readonly string[], run: LintRun): Promise<ExitCode> {
  const { options, terminal } = run;
  const sources = await readSources(found, run);
  const texts = sources.map(({ shownPath, text }) => ({ path: shownPath, text }));
  const estimates = await estimateReviews(texts, options, run);
  terminal.print(options.format === 'json' ? reviewEstimateJson(estimates) : reviewEstimateText(estimates));
  return sources.length < found.length ? exitCodes.failed : exitCodes.fine;
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

function verdict(files: readonly LintedFile[], { maxWarnings = Infinity }: LintArguments): ExitCode {
  const { error, warning } = countFindings(files);
  return error > 0 || warning > maxWarnings ? exitCodes.findings : exitCodes.fine;
}
