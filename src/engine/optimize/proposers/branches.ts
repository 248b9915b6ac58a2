import { joinUnits, splitUnits } from './units.js';

/** What to do in a case. An empty `when` is every case. */
export type Case = { readonly when: string; readonly then: string };

/** A case with the cases inside it. */
export type Branch = Case & { readonly deeper: readonly Case[] };

export function addBranch(branches: readonly Branch[], { when, then }: Case): Branch[] {
  return [...branches, { when, then, deeper: [] }];
}

/** Undefined where there is no such branch. */
export function deepenBranch(branches: readonly Branch[], at: number, inner: Case): Branch[] | undefined {
  const branch = branches[at];
  if (branch === undefined) return undefined;
  return branches.with(at, { ...branch, deeper: [...branch.deeper, inner] });
}

export function pruneBranches(branches: readonly Branch[], needless: readonly number[]): Branch[] {
  return branches.filter((_, at) => !needless.includes(at));
}

/** A line for each case, those inside another one further in. */
export function branchLines(branches: readonly Branch[]): string[] {
  return branches.flatMap((branch) => [
    `- ${sentenceOf(branch, 'If')}`,
    ...branch.deeper.map((inner) => `  - ${sentenceOf(inner, 'If then also')}`),
  ]);
}

function sentenceOf({ when, then }: Case, start: string): string {
  const action = then.replace(/[.\s]+$/, '');
  return when === '' ? `${action}.` : `${start} ${when}, ${action}.`;
}

/** The text with lines after its own instruction: before the first sentence that holds a placeholder, else at the end. */
export function withLines(text: string, lines: readonly string[]): string {
  if (lines.length === 0) return text;
  const { lead, units } = splitUnits(text, 'sentence');
  const slot = units.findIndex(({ fixed }) => fixed);
  const own = joinUnits({ lead, units: slot < 0 ? units : units.slice(0, slot) });
  const rest = text.slice(own.length);
  const head = own.trim() === '' ? '' : `${own.trimEnd()}\n`;
  return `${head}${lines.join('\n')}${rest === '' ? (/\s*$/.exec(own)?.[0] ?? '') : `\n${rest}`}`;
}
