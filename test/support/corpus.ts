import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LintWorkspace } from '../../src/engine/lint/rule.js';
import { lintWorkspace } from '../../src/host/lint-workspace.js';

/** A real prompt file, beside the others of its repository. */
export interface CorpusFile {
  /** Below the corpus, with `/`. */
  readonly path: string;
  /** In its repository: what tells its format. */
  readonly pathInRepository: string;
  readonly text: string;
  readonly workspace: LintWorkspace;
}

export const corpusRoot = fileURLToPath(new URL('../../../shared/corpus/prompts', import.meta.url));

/** Skips the tests of a `describe` where the real prompts are not there, and says so. */
export function needsCorpus(this: Mocha.Context): void {
  if (existsSync(corpusRoot)) return;
  console.log(`      no prompts at ${corpusRoot}: skipped`);
  this.skip();
}

export function corpusFiles(): CorpusFile[] {
  return readdirSync(corpusRoot, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => {
      const path = relative(corpusRoot, file).replaceAll(sep, '/');
      const [repository = ''] = path.split('/');
      return {
        path,
        pathInRepository: path.slice(repository.length + 1),
        text: readFileSync(file, 'utf8'),
        // Only some files of each repository are here: whether another exists, nobody can tell.
        workspace: { ...lintWorkspace(join(corpusRoot, repository), dirname(file)), lacksData: () => false },
      };
    });
}
