import { hashText } from '../engine/text/hash.js';
import type { LintedFile } from './linted-file.js';

/**
 * One for each finding, in their order. A finding is known by its rule, its message and the text of its line, so it may
 * move to another line. Findings that share one differ only in how often they occur.
 */
export function fingerprints({ text, findings }: Pick<LintedFile, 'text' | 'findings'>): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return findings.map(
    ({ rule, message, line }) => `${rule} ${hashText(`${message}\n${lines[line - 1]?.trim() ?? ''}`).slice(0, 12)}`,
  );
}

/** How often each fingerprint occurs. */
export function countPrints(prints: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const print of prints) counts[print] = (counts[print] ?? 0) + 1;
  return counts;
}

/** The findings that occur more often than `known` says; in the order of the text the first ones are the known ones. */
export function findingsBeyond(
  file: LintedFile,
  known: Readonly<Record<string, number>>,
): readonly LintedFile['findings'][number][] {
  const left = new Map(Object.entries(known));
  const prints = fingerprints(file);
  return file.findings.filter((_, i) => {
    const print = prints[i] ?? '';
    const count = left.get(print) ?? 0;
    left.set(print, count - 1);
    return count < 1;
  });
}
