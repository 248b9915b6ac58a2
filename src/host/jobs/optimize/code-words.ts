import type { CodeOutcome } from '../../../engine/eval/contracts/code-metric.js';

/** What code said of answers in a run, by what it was shown. */
export interface CodeWords {
  find(key: string): CodeOutcome | undefined;
  keep(key: string, outcome: CodeOutcome): void;
}

type CodeLine = { readonly type: 'code'; readonly key: string } & CodeOutcome;

/** @param append keeps a line before it returns */
export function createCodeWords(append: (line: CodeLine) => void): CodeWords & {
  /** Takes in a line of an earlier part of the run; others than its own are left out. */
  read(line: { readonly type: string }): void;
  /** Code that has only failed was broken, perhaps by what it found around it: the run went no further, and asks it again. */
  forgetBroken(): void;
} {
  const words = new Map<string, CodeOutcome>();
  return {
    find: (key) => words.get(key),
    keep(key, outcome) {
      append({ type: 'code', key, ...outcome });
      words.set(key, outcome);
    },
    read(line) {
      if (!isCodeLine(line)) return;
      words.set(line.key, 'fault' in line ? { fault: line.fault } : { value: line.value });
    },
    forgetBroken() {
      if ([...words.values()].every((outcome) => 'fault' in outcome)) words.clear();
    },
  };
}

function isCodeLine(line: { readonly type: string }): line is CodeLine {
  return line.type === 'code' && 'key' in line && ('value' in line || 'fault' in line);
}
