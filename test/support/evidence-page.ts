import type { Evidence, EvidenceSource } from '../../src/engine/lint/evidence/evidence.js';

/** `rules/EVIDENCE.md` as it has to be. */
export function evidencePage(sources: readonly EvidenceSource[]): string {
  const head = `# What Hone makes of the advice of others

Generated from \`src/engine/lint/evidence/\`; \`HONE_UPDATE_PAGES=1 npx mocha test/engine/lint/evidence.test.ts\` writes it anew. Each piece of
advice leads to a rule (which looks at it, or makes it possible to ask for it), to a snippet that writes it, to a question that a review
by a model asks, or to the reason why no rule demands it.
`;
  return [head, ...sources.map(table)].join('\n');
}

function table({ title, url, verifiedOn, rows }: EvidenceSource): string {
  const lines = rows.map((row) => `| ${row.advice} | ${answersOf(row).join('<br>')} |`);
  return `## [${title}](${url})\n\nRead on ${verifiedOn}.\n\n| advice | what Hone does |\n|---|---|\n${lines.join('\n')}\n`;
}

function answersOf({ rules = [], snippets = [], review, refusal }: Evidence): string[] {
  return [
    ...(rules.length > 0 ? [`rule: ${rules.map((id) => `[\`${id}\`](${id}.md)`).join(', ')}`] : []),
    ...(snippets.length > 0 ? [`snippet: ${snippets.map((prefix) => `\`${prefix}\``).join(', ')}`] : []),
    ...(review === undefined ? [] : [`review: ${review}`]),
    ...(refusal === undefined ? [] : [`not demanded: ${refusal}`]),
  ];
}
