import { dirname } from 'node:path';
import { findRoot } from '../../host/config/find-root.js';
import { isInside } from '../../host/files/confine.js';
import { HostError } from '../../host/host-error.js';
import { exitCodes, type ExitCode } from '../exit-codes.js';
import { explainError } from '../explain-error.js';
import type { LintedFile } from '../linted-file.js';
import { lintJson } from '../reporters/lint-json.js';
import { watchText } from '../reporters/watch-text.js';
import type { Terminal } from '../terminal.js';
import { paletteFor } from '../palette.js';
import type { LintArguments } from './lint-arguments.js';
import type { LintMemory } from './lint-files.js';
import { watchFolders } from './watch-folders.js';

/** What one check of everything gave. */
export interface LintRound {
  readonly code: ExitCode;
  readonly files: readonly LintedFile[];
  /** The paths of the files that were checked anew. */
  readonly fresh: ReadonlySet<string>;
  /** Absolute paths of what was looked at. */
  readonly found: readonly string[];
}

const clearScreen = '\u001b[2J\u001b[3J\u001b[H';

/** @throws HostError `bad-argument` for what makes no sense again and again */
export function checkWatchArguments({ format, review, stdin, stdinFilename, baselineUpdate }: LintArguments): void {
  const refused = [
    [format !== 'text' && format !== 'json', `a report in ${format} is one of one run`, `use text or json`],
    [review, 'a review would ask a model at every change', 'leave out --review'],
    [stdin === true || stdinFilename !== undefined, 'standard input is read once', 'name files instead'],
    [baselineUpdate, 'a baseline would lose what is mended only for a moment', 'leave out --baseline-update'],
  ] as const;
  const [first] = refused.filter(([isAsked]) => isAsked);
  if (first !== undefined) throw new HostError('bad-argument', `--watch cannot do that: ${first[1]}; ${first[2]}.`);
}

/**
 * Checks, and checks again whenever a file changes: everything is looked at each time, and what nothing touched comes from
 * memory, so that no list of dependencies can be wrong. Ends at Ctrl-C, when a round is over, with the code of the last.
 */
export async function watchLint(
  round: (memory: LintMemory) => Promise<LintRound>,
  { format }: Pick<LintArguments, 'format'>,
  terminal: Terminal,
): Promise<ExitCode> {
  const folders = watchFolders();
  const stopped = new AbortController();
  const unwatch = terminal.onInterrupt(() => {
    stopped.abort();
    folders.close();
  });
  const memory: LintMemory = new Map();
  let roots: readonly string[] = rootsOf([], terminal);
  let shown = '';
  let code: ExitCode = exitCodes.fine;
  try {
    while (!stopped.signal.aborted) {
      await folders.follow(roots);
      const [now, failure] = await attempt(round, memory);
      code = now?.code ?? exitCodes.failed;
      const state = stateOf(now, failure);
      if (state !== shown || (now?.fresh.size ?? 0) > 0) show(now, failure, { format, terminal });
      shown = state;
      const needed = now === undefined ? roots : rootsOf(now.found, terminal);
      // What changed elsewhere while nobody watched there is seen by another round.
      if (needed.join('\n') === roots.join('\n')) await folders.next();
      roots = needed;
    }
  } finally {
    unwatch();
    folders.close();
  }
  return code;
}

/** A configuration that is being written, or a folder without prompts, is not the end of watching. */
async function attempt(
  round: (memory: LintMemory) => Promise<LintRound>,
  memory: LintMemory,
): Promise<[round: LintRound | undefined, failure: string]> {
  try {
    return [await round(memory), ''];
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return [undefined, explainError(error, false)];
  }
}

/** Two rounds with the same state have nothing new to say, where no file was checked again. */
function stateOf(round: LintRound | undefined, failure: string): string {
  return failure + String(round?.code) + (round?.files ?? []).map(({ path }) => path).join('\n');
}

function show(
  round: LintRound | undefined,
  failure: string,
  { format, terminal }: Pick<LintArguments, 'format'> & { readonly terminal: Terminal },
): void {
  if (terminal.screen && format === 'text') terminal.print(clearScreen);
  if (round === undefined) terminal.note(failure);
  else if (format === 'json') terminal.print(lintJson(round.files));
  else terminal.print(watchText(round, new Date(), paletteFor(terminal.color)));
  terminal.note('Watching for changes. Ctrl-C ends.\n');
}

/** The workspace the user stands in, and those of files elsewhere. */
function rootsOf(found: readonly string[], { cwd }: Terminal): string[] {
  const root = findRoot(cwd);
  const elsewhere = found.filter((path) => !isInside(root, path)).map((path) => findRoot(dirname(path)));
  return [...new Set([root, ...elsewhere])];
}
