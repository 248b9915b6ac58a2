import type { Evidence, EvidenceSource } from '../../engine/lint/evidence/evidence.js';

/** What becomes of each piece of advice, a paragraph each. */
export function evidenceText(sources: readonly EvidenceSource[]): string {
  return sources
    .map(
      ({ title, url, verifiedOn, rows }) =>
        `${title}\n${url}, read on ${verifiedOn}\n\n${rows.map(paragraph).join('')}`,
    )
    .join('\n');
}

function paragraph({ advice, rules = [], snippets = [], review, refusal }: Evidence): string {
  const answers = [
    ...(rules.length > 0 ? [`rule       ${rules.join(', ')}`] : []),
    ...(snippets.length > 0 ? [`snippet    ${snippets.join(', ')}`] : []),
    ...(review === undefined ? [] : [`review     ${review}`]),
    ...(refusal === undefined ? [] : [`no demand  ${refusal}`]),
  ];
  return `  ${advice}\n${answers.map((answer) => `      ${answer}\n`).join('')}`;
}
