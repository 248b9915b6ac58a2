import * as vscode from 'vscode';
import { dataColumns, isDataPath } from '../../engine/language/workspace/data-columns.js';
import type { LintOptions } from '../../engine/lint/lint-prompt.js';
import type { LintWorkspace } from '../../engine/lint/rule.js';
import { writtenName } from '../../engine/lint/written-name.js';
import { blankFrontMatter } from '../../engine/prompt/find-front-matter.js';
import { isPromptName } from '../../engine/prompt/formats/prompt-names.js';
import { configName, type HoneConfig } from '../../host/config/hone-config.js';
import { lintSettings } from '../../host/config/lint-settings.js';
import { defaultConfig, parseConfig } from '../../host/config/parse-config.js';
import { today } from '../../host/today.js';
import { fileNamedIn, promptFolder } from '../prompt-folder.js';
import { fileInside } from './file-inside.js';
import type { WebFiles } from './web-files.js';

/** The files around a prompt where there is no file system to ask at once: what `files` has read of them. */
export interface WebWorkspace {
  /** `hone.config.yaml` as it applies to a file. */
  readonly configOf: (uri: vscode.Uri) => HoneConfig;
  readonly relativePath: (uri: vscode.Uri) => string;
  readonly workspaceOf: (document: vscode.TextDocument) => LintWorkspace;
  readonly lintOptions: (document: vscode.TextDocument) => LintOptions | undefined;
  readonly forget: () => void;
}

const partialName = /\.(?:prompt|j2|jinja2?|txt|md|hbs|mustache)$/;

export function createWebWorkspace(files: WebFiles): WebWorkspace {
  const workspaceOf = (document: vscode.TextDocument): LintWorkspace => around(files, document);
  return {
    workspaceOf,
    relativePath,
    configOf: (uri) => configOf(files, uri),
    lintOptions(document) {
      const config = configOf(files, document.uri);
      const folder = vscode.workspace.getWorkspaceFolder(document.uri);
      const patterns = config.ignore.map((glob) => ({
        pattern: folder ? new vscode.RelativePattern(folder, glob) : glob,
      }));
      if (vscode.languages.match(patterns, document) > 0) return undefined;
      const settings = { ...lintSettings(config, relativePath(document.uri)), besideVscode: true };
      return { workspace: workspaceOf(document), today: today(), ...settings };
    },
    forget: () => undefined,
  };
}

/** Relative to the opened folder, with `/`. */
function relativePath(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri, false);
}

function configOf(files: WebFiles, uri: vscode.Uri): HoneConfig {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const text = folder && files.textOf(vscode.Uri.joinPath(folder, configName));
  if (folder === undefined || text === undefined) return defaultConfig;
  const { config } = parseConfig(text, (path) => files.textOf(vscode.Uri.joinPath(folder, path)));
  return config;
}

function around(files: WebFiles, { uri, isUntitled }: vscode.TextDocument): LintWorkspace {
  const inside = (path: string): vscode.Uri | undefined => fileInside(uri, path);
  const textOf = (path: string): string | undefined => {
    const named = inside(path);
    return named && files.textOf(named);
  };
  const nameFrom = nameRelativeTo(promptFolder(uri).path);
  return {
    readPartial(path) {
      const text = textOf(path);
      return text === undefined ? undefined : blankFrontMatter(text);
    },
    listPartials: () =>
      files
        .all()
        .filter(({ path }) => partialName.test(path))
        .map(({ path }) => nameFrom(path)),
    dataFacts(path) {
      const text = textOf(path);
      const columns = text === undefined ? undefined : dataColumns(path, { text, whole: true });
      return columns && { columns: [...columns.columns.keys()] };
    },
    // The reader of CSV is not part of what a browser loads to lint.
    dataRows: () => undefined,
    lacksData(path) {
      const named = inside(path);
      if (isUntitled || named === undefined || !files.lacks(named)) return false;
      return !files.all().some(({ path: each }) => each.startsWith(`${named.path}/`));
    },
    listData(path) {
      const folder = folderOf(fileNamedIn(uri, path).path);
      return files
        .all()
        .flatMap(({ path: each }) => (isDataPath(each) && folderOf(each) === folder ? [nameOf(each)] : []));
    },
    textAbove: (name) => textAbove(files, uri, name),
    namesakes: (name) => namesakes(files, uri, name),
  };
}

function textAbove(files: WebFiles, prompt: vscode.Uri, name: string): string | undefined {
  const workspace = vscode.workspace.getWorkspaceFolder(prompt)?.uri;
  if (workspace === undefined) return undefined;
  for (let folder = folderOf(prompt.path); folder.startsWith(workspace.path); folder = folderOf(folder)) {
    const text = files.textOf(prompt.with({ path: `${folder}/${name}` }));
    if (text !== undefined) return text;
  }
  return undefined;
}

function namesakes(files: WebFiles, prompt: vscode.Uri, name: string): string[] {
  const folder = promptFolder(prompt).path;
  return files
    .all()
    .filter((each) => folderOf(each.path) === folder && isPromptName(each.path))
    .filter((each) => writtenName(files.textOf(each) ?? '') === name)
    .map(({ path }) => nameOf(path))
    .sort();
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** How a prompt in `folder` names a file, both absolute with `/`. */
function nameRelativeTo(folder: string): (path: string) => string {
  const from = folder.split('/');
  return (path) => {
    const to = path.split('/');
    let shared = 0;
    while (shared < from.length && from[shared] === to[shared]) shared++;
    return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
  };
}
