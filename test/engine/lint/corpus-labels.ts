import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What somebody who looked at a finding in a real prompt said of it. `new` is nobody's yet. */
export type Verdict = 'true' | 'false' | 'unsure' | 'new';

export interface Label {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly verdict: Verdict;
  /** Why, where that is not plain to see. */
  readonly note?: string;
}

const folder = fileURLToPath(new URL('../../fixtures/lint/labels/', import.meta.url));

/** All labels, by `keyOf`. */
export function readLabels(): ReadonlyMap<string, Label> {
  if (!existsSync(folder)) return new Map();
  const labels = readdirSync(folder).flatMap(
    (name) => JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as readonly Label[],
  );
  return new Map(labels.map((label) => [keyOf(label), label]));
}

/** Writes the labels of each category into its file, those of findings that are gone left out. */
export function writeLabels(labels: readonly Label[]): void {
  mkdirSync(folder, { recursive: true });
  for (const [category, own] of grouped(labels, ({ rule }) => rule.split('/', 1)[0] ?? '')) {
    const lines = own.map((label) => `  ${JSON.stringify(label)}`).join(',\n');
    writeFileSync(`${folder}${category}.json`, `[\n${lines}\n]\n`);
  }
}

export function grouped<T>(items: readonly T[], keyOfItem: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

export function keyOf({ rule, file, line, message }: Omit<Label, 'verdict'>): string {
  return `${rule} ${file}:${line} ${message}`;
}
