import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import * as vscode from 'vscode';
import type { LintOptions } from '../engine/lint/lint-prompt.js';
import { noFiles } from '../engine/lint/no-files.js';
import type { CheckSchema, LintWorkspace } from '../engine/lint/rule.js';
import { findRoot } from '../host/config/find-root.js';
import { configName, type HoneConfig } from '../host/config/hone-config.js';
import { lintSettings } from '../host/config/lint-settings.js';
import { loadExtended } from '../host/config/load-extended.js';
import { defaultConfig, parseConfig } from '../host/config/parse-config.js';
import { lintWorkspace } from '../host/lint-workspace.js';
import { today } from '../host/today.js';
import { openedAround, promptFolder } from './prompt-folder.js';

/** The files around a prompt, as the editor's features ask for them: at each key, so without waiting. */
export interface WorkspaceConfig {
  /** The prompt's path as reports show it: relative to its workspace, with `/`. */
  readonly relativePath: (uri: vscode.Uri) => string;
  /** The folder that paths are relative to: the nearest with a configuration. */
  readonly rootOf: (uri: vscode.Uri) => vscode.Uri;
  readonly workspaceOf: (document: vscode.TextDocument) => LintWorkspace;
  /** Undefined for a file that `hone.config.yaml` leaves out. */
  readonly lintOptions: (document: vscode.TextDocument) => LintOptions | undefined;
  /** `hone.config.yaml` as it applies to the opened folder. */
  readonly config: () => HoneConfig;
  /** The configuration file changed. */
  readonly forget: () => void;
}

export function createWorkspaceConfig(checkSchema: CheckSchema): WorkspaceConfig {
  const configs = new Map<string, HoneConfig>();
  const configOf = (root: string): HoneConfig => {
    const config = configs.get(root) ?? readConfig(root);
    configs.set(root, config);
    return config;
  };
  const workspaceOf = (document: vscode.TextDocument): LintWorkspace => {
    if (!isOnDisk(document.uri)) return noFiles;
    const folder = folderOf(document.uri);
    const workspace = lintWorkspace(findRoot(folder), folder, { trusted: vscode.workspace.isTrusted });
    // Where an unsaved prompt's paths will lead is not known yet.
    return document.isUntitled ? { ...workspace, lacksData: () => false } : workspace;
  };
  return {
    workspaceOf,
    rootOf: (uri) => (isOnDisk(uri) ? vscode.Uri.file(findRoot(folderOf(uri))) : openedAround(uri)),
    relativePath: (uri) =>
      isOnDisk(uri) ? pathFrom(findRoot(folderOf(uri)), uri) : vscode.workspace.asRelativePath(uri, false),
    lintOptions(document) {
      if (!isOnDisk(document.uri)) return { workspace: noFiles, checkSchema, besideVscode: true };
      const root = findRoot(folderOf(document.uri));
      const config = configOf(root);
      if (isIgnored(document, root, config.ignore)) return undefined;
      const settings = { ...lintSettings(config, pathFrom(root, document.uri)), besideVscode: true };
      return { workspace: workspaceOf(document), checkSchema, today: today(), ...settings };
    },
    config: () => configOf(findRoot(openedFolder() ?? process.cwd())),
    forget: () => configs.clear(),
  };
}

/** False in a repository that is only looked at: its files are not where their paths seem to say. */
function isOnDisk({ scheme }: vscode.Uri): boolean {
  return scheme === 'file' || scheme === 'untitled';
}

/** What was never saved has a name alone, which lies in no folder. */
function pathFrom(root: string, { scheme, path, fsPath }: vscode.Uri): string {
  if (scheme === 'untitled' && !path.startsWith('/')) return path;
  return relative(root, fsPath).split(sep).join('/');
}

/** The folder that paths in the prompt are relative to; for a prompt not yet saved, the opened folder. */
export function folderOf(uri: vscode.Uri): string {
  return promptFolder(uri).fsPath;
}

function openedFolder(): string | undefined {
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
}

/** What can be read of it: its faults are reported by runs and must not hide findings here. */
function readConfig(root: string): HoneConfig {
  const path = join(root, configName);
  return existsSync(path) ? parseConfig(readFileSync(path, 'utf8'), loadExtended(root)).config : defaultConfig;
}

function isIgnored(document: vscode.TextDocument, root: string, globs: readonly string[]): boolean {
  const patterns = globs.map((glob) => ({ pattern: new vscode.RelativePattern(root, glob) }));
  return vscode.languages.match(patterns, document) > 0;
}
