import { resolve } from 'node:path';
import type { RuleId, RuleMeta } from '../../engine/lint/rule.js';
import { ruleMetas } from '../../engine/lint/rules/index.js';
import { lintSettings } from '../../host/config/lint-settings.js';
import type { LintedFile } from '../linted-file.js';
import { packageVersion } from '../package-version.js';
import { lintGithub } from '../reporters/lint-github.js';
import { lintJson } from '../reporters/lint-json.js';
import { lintJunit } from '../reporters/lint-junit.js';
import { lintSarif } from '../reporters/lint-sarif.js';
import { lintText } from '../reporters/lint-text.js';
import { reviewText } from '../reporters/review-text.js';
import { rulePage } from '../rule-page.js';
import type { Terminal } from '../terminal.js';
import { paletteFor } from '../palette.js';
import type { Workspaces } from '../workspaces.js';
import type { LintFormat } from './lint-arguments.js';
import type { Reviewed } from './review-files.js';

export interface LintResults {
  readonly files: readonly LintedFile[];
  /** Undefined where nobody asked for a review. */
  readonly reviewed: Reviewed | undefined;
}

/** Everything a run prints on stdout. */
export async function lintReport(
  { files, reviewed }: LintResults,
  format: LintFormat,
  workspaces: Workspaces,
  terminal: Terminal,
): Promise<string> {
  const color = paletteFor(terminal.color);
  switch (format) {
    case 'text':
      return lintText(files, color) + (reviewed ? reviewText(reviewed.prompts, color) : '');
    case 'json':
      return lintJson(files, reviewed?.prompts);
    case 'sarif':
      return lintSarif(files, {
        version: packageVersion(),
        rules: await metasFor(files, workspaces, terminal),
        pageOf,
      });
    case 'junit':
      return lintJunit(files);
    case 'github':
      return lintGithub(files);
  }
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

/** A team's rule has no page. */
function pageOf(id: RuleId): string | undefined {
  return ruleMetas.some((meta) => meta.id === id) ? rulePage(id) : undefined;
}
