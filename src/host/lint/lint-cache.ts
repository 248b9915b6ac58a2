import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding } from '../../engine/lint/rule.js';
import { canonicalJson } from '../../engine/text/hash.js';
import { lintSettings } from '../config/lint-settings.js';
import { makeOwnFolder } from '../files/own-folder.js';
import { writeText } from '../files/write-text.js';
import type { Host } from '../host.js';
import { type LintedText, type LintSource, lintWorldOf } from './lint-text.js';
import { type AnswersStand, createAsker, type Question } from './questions.js';

/** What was found in the files of one workspace, so that a file is checked again only when its findings can be others. */
export interface LintCache {
  find(source: LintSource): readonly Finding[] | undefined;
  keep(source: LintSource, linted: LintedText): void;
  /** Writes what was found or asked for since it was opened. @throws HostError as `writeText` */
  save(): Promise<void>;
}

/** A file's findings and all they follow from: `key` holds the text, the settings and Hone itself. */
interface Entry {
  readonly path: string;
  readonly key: string;
  readonly questions: readonly Question[];
  readonly findings: readonly Finding[];
}

const mostEntries = 50_000;
const mostCharacters = 64_000_000;

/** What was kept of the files of one workspace, by their paths. */
export type CacheEntries = Map<string, string>;

/** A file that is damaged, or was cut off, is as good as none. */
export function readLintCache(root: string): CacheEntries {
  return readEntries(cacheFile(root));
}

/** For as long as the files stay as they are. `build` changes with every build of Hone. */
export function openLintCache(host: Host, build: string, entries = readLintCache(host.root)): LintCache {
  const file = cacheFile(host.root);
  const used = new Map<string, string>();
  const keyOf = keyMaker(host, build);
  const askerOf = askers(host);
  let changed = false;
  return {
    find(source) {
      const line = entries.get(source.path);
      const entry = line === undefined ? undefined : entryOf(line);
      if (line === undefined || entry?.key !== keyOf(source)) return undefined;
      if (!askerOf(source.path)(entry.questions)) return undefined;
      used.set(source.path, line);
      return entry.findings.map((finding) => ({ ...finding, fix: finding.fix }));
    },
    keep(source, { findings, questions }) {
      const line = lineOf({ path: source.path, key: keyOf(source), questions, findings });
      entries.set(source.path, line);
      used.set(source.path, line);
      changed = true;
    },
    async save() {
      if (!changed) return;
      makeOwnFolder(join(host.root, '.hone', 'cache'));
      mkdirSync(dirname(file), { recursive: true });
      await writeText(file, bounded([...used.values()], [...entries.values()]));
      changed = false;
    },
  };
}

function cacheFile(root: string): string {
  return join(root, '.hone', 'cache', 'lint', 'findings.jsonl');
}

/** What rules ask is meant from the prompt's folder. */
function askers(host: Host): (path: string) => AnswersStand {
  const known = new Map<string, AnswersStand>();
  return (path) => {
    const folder = dirname(path);
    const asker = known.get(folder) ?? createAsker(lintWorldOf(host, path));
    known.set(folder, asker);
    return asker;
  };
}

/** Everything that findings follow from, but the files around the prompt and the day. */
function keyMaker(host: Host, build: string): (source: LintSource) => string {
  const fixed = canonicalJson([build, host.config.teamRules]);
  return ({ path, shownPath, text }) => {
    const { severities, ruleOptions } = lintSettings(host.config, host.relativePath(path));
    const hash = createHash('sha256').update(canonicalJson([fixed, shownPath, severities, ruleOptions]));
    return hash.update(text).digest('base64url');
  };
}

/** Lines by the paths of their files; those that are damaged are left out. */
function readEntries(file: string): CacheEntries {
  const lines = textOf(file).split('\n');
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const path = entryOf(line)?.path;
      return path === undefined ? [] : [[path, line]];
    }),
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function lineOf(entry: Entry): string {
  const json = JSON.stringify(entry);
  return `${checkOf(json)} ${json}`;
}

/** Undefined unless the line is, to the character, one that was written here. */
function entryOf(line: string): Entry | undefined {
  const at = line.indexOf(' ');
  const json = line.slice(at + 1);
  return at > 0 && line.slice(0, at) === checkOf(json) ? (JSON.parse(json) as Entry) : undefined;
}

function checkOf(json: string): string {
  return createHash('sha256').update(json).digest('base64url').slice(0, 16);
}

/** What this run used comes first, and what was kept of others as far as there is room. */
function bounded(used: readonly string[], all: readonly string[]): string {
  let size = 0;
  const kept: string[] = [];
  for (const line of new Set([...used, ...all])) {
    size += line.length + 1;
    if (kept.length >= mostEntries || size > mostCharacters) break;
    kept.push(line);
  }
  return `${kept.join('\n')}\n`;
}
