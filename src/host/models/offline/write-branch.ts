/** What a request about the cases of an instruction asks for, by the tag of its answer. */
export type BranchTag = 'patterns' | 'branch' | 'needless';

export function isBranchTag(tag: string): tag is BranchTag {
  return tag === 'patterns' || tag === 'branch' || tag === 'needless';
}

/** Sorts causes by how often they were found, and turns a rule into a case; it calls nothing needless. */
export function writeBranch(tag: BranchTag, causes: readonly string[]): string {
  if (tag === 'needless') return 'none';
  return tag === 'patterns' ? patternsOf(causes) : caseOf(causes[0] ?? '');
}

function patternsOf(causes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const cause of causes) {
    const rule = /lacks this instruction: (.+)$/m.exec(cause)?.[1];
    if (rule !== undefined) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [...counts].map(([rule, count]) => `${count} | ${rule}`).join('\n');
}

function caseOf(rule: string): string {
  const [, when = 'always', then = rule] = /^If (.+), (answer .+)$/.exec(rule) ?? [];
  return `place: new\nwhen: ${when}\nthen: ${then}`;
}
