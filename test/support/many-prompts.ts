import type { Random } from '../../src/engine/random/seeded.js';

const perFolder = 100;
const topics = ['refunds', 'travel', 'grammar', 'recipes', 'contracts', 'weather', 'invoices', 'medicine'];
const sentences = [
  'Read the text twice before you answer.',
  'Answer in the language of the question, in at most three sentences.',
  'Say so when the text does not hold the answer.',
  'Quote the sentence you rely on word for word.',
  'Keep names, numbers and dates exactly as they are written.',
  'Write for somebody who has never heard of the subject.',
  'When two parts of the text disagree, name both and say which one is newer.',
  'Use a list only where there are more than two things to say.',
];

/**
 * So many prompts as a large company has them, by path, in folders of a hundred: of several formats and lengths, most with
 * a partial and data of their folder beside them, one in twenty with a mistake.
 */
export function manyPrompts(count: number, random: Random): Record<string, string> {
  const files: Record<string, string> = { 'hone.config.yaml': 'rules: { clarity/shouting: info }\n' };
  for (let i = 0; i < count; i++) {
    const folder = `team${Math.floor(i / perFolder)}`;
    if (i % perFolder === 0) Object.assign(files, besidePrompts(folder, random));
    const [name, text] = prompt(i, random);
    files[`${folder}/${name}`] = text;
  }
  return files;
}

function besidePrompts(folder: string, random: Random): Record<string, string> {
  const rows = Array.from({ length: 10 + random.below(40) }, (_, i) =>
    JSON.stringify({ question: `Question ${i} of ${folder}: ${prose(random, 1)}`, label: i % 2 === 0 ? 'yes' : 'no' }),
  );
  return {
    [`${folder}/rows.jsonl`]: `${rows.join('\n')}\n`,
    [`${folder}/parts/tone.j2`]: `${prose(random, 2)} {% if formal %}Be formal.{% endif %}\n`,
    [`${folder}/parts/rules.j2`]: `${prose(random, 4)}\n{% include "parts/tone.j2" %}\n`,
  };
}

function prompt(index: number, random: Random): [name: string, text: string] {
  const kind = random.next();
  const title = `${topics[random.below(topics.length)] ?? ''}-${index}`;
  if (kind < 0.08) return [`skills/${title}/SKILL.md`, skill(title, random)];
  if (kind < 0.16) return [`${title}.prompt.md`, `---\ndescription: About ${title}.\n---\n${prose(random, 12)}\n`];
  return [`${title}.prompt`, honePrompt(title, random)];
}

function skill(title: string, random: Random): string {
  return `---\nname: ${title}\ndescription: Use it for questions about ${title}.\n---\n# ${title}\n\n${prose(random, 20)}\n`;
}

function honePrompt(title: string, random: Random): string {
  const name = random.next() < 0.05 ? 'qestion' : 'question';
  const model = random.next() < 0.3 ? 'model: openai/gpt-5.6-terra\n' : '';
  const data = random.next() < 0.6 ? 'data: rows.jsonl\nexpect: "{{ label }}"\n' : '';
  const part = random.next() < 0.7 ? '{% include "parts/rules.j2" %}\n' : '{% if formal %}Be formal.{% endif %}\n';
  const examples = Array.from(
    { length: random.below(6) },
    (_, i) => `Question: ${prose(random, 1)} (${i})\nLabel: ${i % 2 === 0 ? 'yes' : 'no'}\n\n`,
  );
  return `---
description: Answers questions about ${title}.
${model}config: { maxOutputTokens: ${50 + random.below(400)} }
input:
  schema: { question: string, formal?: boolean }
output: { labels: [yes, no] }
${data}---
system:
${prose(random, 4 + random.below(30))}
${part}
user:
${examples.join('')}Question: {{ ${name} }}
Label:
`;
}

function prose(random: Random, count: number): string {
  return Array.from({ length: count }, (_, i) => {
    const sentence = sentences[random.below(sentences.length)] ?? '';
    return i % 5 === 4 ? `${sentence}\n\n` : `${sentence} `;
  })
    .join('')
    .trim();
}
