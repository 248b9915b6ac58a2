import { realpathSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { lintPrompts } from '../../engine/lint/lint-prompt.js';
import type { LintWorkspace } from '../../engine/lint/rule.js';
import { schemaFaults } from '../../engine/lint/schema-faults.js';
import { parsePrompts } from '../../engine/prompt/parse-prompt.js';
import { lintSettings } from '../../host/config/lint-settings.js';
import { decodeText } from '../../host/files/decode-text.js';
import { HostError } from '../../host/host-error.js';
import { nameIn } from '../../host/files/namesakes.js';
import { lintWorkspace } from '../../host/lint-workspace.js';
import { today } from '../../host/today.js';
import { countPrints, findingsBeyond, fingerprints } from '../fingerprints.js';
import type { LintedFile } from '../linted-file.js';
import type { Terminal } from '../terminal.js';
import type { Workspaces } from '../workspaces.js';
import { openRevision, type Revision } from './revision.js';

/**
 * Leaves out the findings that the files had at a revision of git: the prompts, partials and data of then, checked by the
 * configuration of now. A new file keeps all of its findings, a renamed one is compared with what it was.
 * @throws HostError `bad-argument` as `openRevision`
 */
export async function findingsSince(
  files: readonly LintedFile[],
  revisionName: string,
  workspaces: Workspaces,
  { cwd }: Terminal,
): Promise<readonly LintedFile[]> {
  const revision = await openRevision(revisionName, cwd);
  try {
    const inRepository = (file: LintedFile): string =>
      slashed(relative(revision.top, realPath(resolve(cwd, file.path))));
    const asked = files.filter(({ findings }) => findings.length > 0).map(inRepository);
    const former = await revision.formerPaths(asked);
    const texts = revision.texts([...former.values()]);
    const compared: LintedFile[] = [];
    for (const file of files) {
      const path = former.get(inRepository(file));
      const bytes = path === undefined ? undefined : texts.get(path);
      if (path === undefined || bytes === undefined) compared.push(file);
      else compared.push(await beyondFormer(file, { path, bytes }, { revision, workspaces, cwd }));
    }
    return compared;
  } finally {
    revision.close();
  }
}

interface Former {
  readonly path: string;
  readonly bytes: Buffer;
}

interface Setting {
  readonly revision: Revision;
  readonly workspaces: Workspaces;
  readonly cwd: string;
}

async function beyondFormer(
  file: LintedFile,
  { path, bytes }: Former,
  { revision, workspaces, cwd }: Setting,
): Promise<LintedFile> {
  const text = textOf(bytes, path);
  // What could not be read had no findings.
  if (text === undefined) return file;
  const current = resolve(cwd, file.path);
  const host = await workspaces.of(current);
  const root = slashed(relative(revision.top, realPath(host.root)));
  const settings = lintSettings(host.config, host.relativePath(current));
  const around = { root, folder: posix.dirname(path), current: host.lintWorkspaceOf(current) };
  const workspace = formerWorkspace(revision, around);
  const options = { workspace, checkSchema: schemaFaults, today: today(), ...settings };
  const findings = lintPrompts(parsePrompts(text, shownThen(file.path, path)), options);
  return { ...file, findings: findingsBeyond(file, countPrints(fingerprints({ text, findings }))) };
}

/** Messages name a file as it is shown; where it was renamed, its name of then also says what format it had. */
function shownThen(shown: string, former: string): string {
  return posix.join(posix.dirname(shown), posix.basename(former));
}

interface Around {
  readonly root: string;
  readonly folder: string;
  /** As it is now. */
  readonly current: LintWorkspace;
}

/** Each file is taken out of git when a rule asks for it. */
function formerWorkspace(revision: Revision, { root, folder, current }: Around): LintWorkspace {
  const inner = lintWorkspace(join(revision.folder, root), join(revision.folder, folder));
  const fetch = (name: string): string => {
    revision.fetch(posix.join(folder, name).replace(/\/$/, ''));
    return name;
  };
  return {
    readPartial: (name) => inner.readPartial(fetch(name)),
    dataFacts: (name) => inner.dataFacts(fetch(name)),
    dataRows: (name) => inner.dataRows(fetch(name)),
    lacksData: (name) => inner.lacksData(fetch(name)),
    textAbove(name) {
      for (const above of upwards(folder)) revision.fetch(posix.join(above, name));
      return inner.textAbove(name);
    },
    listPartials() {
      revision.sketch(root);
      return inner.listPartials();
    },
    // A file that has another name today was in nobody's way that still is.
    namesakes: (name) =>
      current.namesakes(name).filter((file) => {
        revision.fetch(posix.join(folder, file));
        return nameIn(join(revision.folder, folder, file)) === name;
      }),
    listData(name) {
      revision.sketch(posix.join(folder, posix.dirname(name)));
      return inner.listData(name);
    },
  };
}

function upwards(folder: string): string[] {
  return folder === '.' ? ['.'] : [folder, ...upwards(posix.dirname(folder))];
}

function textOf(bytes: Buffer, path: string): string | undefined {
  try {
    return decodeText(bytes, path);
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

/** git names its files without the links on the way to them; standard input may have the name of no file. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(realPath(dirname(path)), path.slice(dirname(path).length));
  }
}

function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
