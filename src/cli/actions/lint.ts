import { relative, resolve, sep } from 'node:path';
import { fixPrompt } from '../../engine/lint/fix-prompt.js';
import { lintPrompts, type LintOptions } from '../../engine/lint/lint-prompt.js';
import { schemaFaults } from '../../engine/lint/schema-faults.js';
import { ruleMetas } from '../../engine/lint/rules/index.js';
import type { RuleId, RuleMeta } from '../../engine/lint/rule.js';
import { parsePrompts } from '../../engine/prompt/parse-prompt.js';
import { lintSettings } from '../../host/config/lint-settings.js';
import { globMatcher } from '../../host/files/glob-matcher.js';
import { HostError } from '../../host/host-error.js';
import { today } from '../../host/today.js';
import { writeText } from '../../host/files/write-text.js';
import { applyBaseline } from '../baseline.js';
import { exitCodes, type ExitCode } from '../exit-codes.js';
import { explainError } from '../explain-error.js';
import { findPromptFiles } from '../find-prompt-files.js';
import { packageVersion } from '../package-version.js';
import { rulePage } from '../rule-page.js';
import { countFindings, type LintedFile } from '../linted-file.js';
import { lintGithub } from '../reporters/lint-github.js';
import { lintJson } from '../reporters/lint-json.js';
import { lintJunit } from '../reporters/lint-junit.js';
import { lintSarif } from '../reporters/lint-sarif.js';
import { lintText } from '../reporters/lint-text.js';
import type { Terminal } from '../terminal.js';
import { paletteFor } from '../wording.js';
import { openWorkspaces, type Workspaces } from '../workspaces.js';

export type LintFormat = 'text' | 'json' | 'sarif' | 'junit' | 'github';

export interface LintArguments {
  readonly format: LintFormat;
  readonly fix?: true;
  readonly maxWarnings?: number;
  readonly baseline?: string;
  readonly stdin?: true;
  readonly stdinFilename?: string;
}

/** One prompt to check. `write` is undefined for standard input, which has no file to mend. */
interface Source {
  readonly path: string;
  readonly shownPath: string;
  readonly text: string;
}

export async function lint(paths: readonly string[], options: LintArguments, terminal: Terminal): Promise<ExitCode> {
  const workspaces = openWorkspaces(terminal);
  const files: LintedFile[] = [];
  let failures = 0;
  for (const path of await pathsToLint(paths, options, workspaces, terminal)) {
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
  const reported = options.baseline === undefined ? files : await applyBaseline(files, options.baseline, terminal);
  const metas = options.format === 'sarif' ? await metasFor(files, workspaces, terminal) : ruleMetas;
  terminal.print(format(reported, options, { metas, color: terminal.color }));
  return failures > 0 ? exitCodes.failed : verdict(reported, options);
}

async function pathsToLint(
  paths: readonly string[],
  { fix, stdin, stdinFilename }: LintArguments,
  workspaces: Workspaces,
  { cwd }: Terminal,
): Promise<readonly string[]> {
  if (stdin || stdinFilename !== undefined) {
    if (fix)
      throw new HostError('bad-argument', 'Standard input cannot be mended in place. Leave out --fix, or name a file.');
    if (paths.length === 0) return [resolve(cwd, stdinFilename ?? 'stdin.prompt')];
    throw new HostError('bad-argument', 'Give either paths or --stdin, not both.');
  }
  const found = await findPromptFiles(paths.length > 0 ? paths : ['.'], cwd);
  const named = new Set(paths.map((path) => resolve(cwd, path)));
  const kept = await Promise.all(found.map(async (path) => named.has(path) || !(await isIgnored(path, workspaces))));
  return found.filter((_, i) => kept[i]);
}

async function isIgnored(path: string, workspaces: Workspaces): Promise<boolean> {
  const { root, config } = await workspaces.of(path);
  const inside = slashed(relative(root, path));
  return config.ignore.length > 0 && globMatcher(config.ignore)(inside);
}

async function readSource(
  path: string,
  { stdin, stdinFilename }: LintArguments,
  workspaces: Workspaces,
  terminal: Terminal,
): Promise<Source> {
  const shownPath = slashed(relative(terminal.cwd, path)) || path;
  if (stdin || stdinFilename !== undefined) return { path, shownPath, text: await terminal.readInput() };
  return { path, shownPath, text: await (await workspaces.of(path)).readText(path) };
}

async function lintSource(source: Source, { fix }: LintArguments, workspaces: Workspaces): Promise<LintedFile> {
  const { path, shownPath, text } = source;
  const host = await workspaces.of(path);
  const workspace = host.lintWorkspaceOf(path);
  const inside = slashed(relative(host.root, path));
  const options: LintOptions = {
    workspace,
    checkSchema: schemaFaults,
    today: today(),
    ...lintSettings(host.config, inside),
  };
  if (!fix) {
    return { path: shownPath, text, findings: lintPrompts(parsePrompts(text, shownPath), options) };
  }
  const fixed = fixPrompt(text, shownPath, options);
  if (fixed.text !== text) await writeText(path, fixed.text);
  return { path: shownPath, text: fixed.text, findings: fixed.findings };
}

/** The rules of Hone and those of the teams in whose workspaces the files are, sorted by id. */
async function metasFor(
  files: readonly LintedFile[],
  workspaces: Workspaces,
  { cwd }: Terminal,
): Promise<readonly RuleMeta[]> {
  const hosts = new Set(await Promise.all(files.map(({ path }) => workspaces.of(resolve(cwd, path)))));
  const own = [...hosts].flatMap(({ config }) => lintSettings(config, '').rules.map(({ meta }) => meta));
  const byId = new Map([...own, ...ruleMetas].map((meta) => [meta.id, meta]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

interface Shown {
  readonly metas: readonly RuleMeta[];
  readonly color: boolean;
}

function format(files: readonly LintedFile[], options: LintArguments, { metas, color }: Shown): string {
  switch (options.format) {
    case 'text':
      return lintText(files, paletteFor(color));
    case 'json':
      return lintJson(files);
    case 'sarif':
      return lintSarif(files, { version: packageVersion(), rules: metas, pageOf });
    case 'junit':
      return lintJunit(files);
    case 'github':
      return lintGithub(files);
  }
}

function pageOf(id: RuleId): string | undefined {
  return ruleMetas.some((meta) => meta.id === id) ? rulePage(id) : undefined;
}

function verdict(files: readonly LintedFile[], { maxWarnings = Infinity }: LintArguments): ExitCode {
  const { error, warning } = countFindings(files);
  return error > 0 || warning > maxWarnings ? exitCodes.findings : exitCodes.fine;
}

function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
