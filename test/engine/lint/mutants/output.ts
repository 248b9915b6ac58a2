import type { Random } from '../../../../src/engine/random/seeded.js';
import { misspelt, type Mutation } from './mutation.js';

const one = (random: Random, choices: readonly string[]): string => choices[random.below(choices.length)] ?? '';

/** Two sentences in either order and one of a few layouts, before the task of the clean prompt. */
function withSentences(clean: string, random: Random, [first, second]: readonly [string, string]): string {
  const [a, b] = random.below(2) === 0 ? [first, second] : [second, first];
  const layout = one(random, [
    `${a} ${b} `,
    `${a}\n${b}\n`,
    `- ${a}\n- ${b}\n\n`,
    `1. ${a}\n2. ${b}\n\n`,
    `${a}\n\n${b}\n`,
  ]);
  return clean.replace('Label each', () => `${layout}Label each`);
}

export const breaking: Readonly<Record<string, Mutation>> = {
  'output/conflicting-formats': (text, random) => {
    const [first = '', second = ''] = random.sample(['JSON', 'Markdown', 'XML', 'YAML', 'HTML', 'plain text'], 2);
    const a = one(random, [
      `Return only ${first}.`,
      `Respond with valid ${first} only.`,
      `You must only output ${first}.`,
    ]);
    const b = one(random, [`Answer exclusively in ${second}.`, `${second} only.`, `Only respond in ${second}.`]);
    return { text: withSentences(text, random, [a, b]) };
  },
  'output/conflicting-language': (text, random) => {
    const [first = '', second = ''] = random.sample(['English', 'French', 'German', 'Korean', 'Spanish'], 2);
    const a = one(random, [`Respond in ${first}.`, `Always answer in ${first}.`, `Your answers must be in ${first}.`]);
    const b = one(random, [
      `Reply only in ${second}.`,
      `Write your answer in ${second}.`,
      `You must respond in formal ${second}.`,
    ]);
    return { text: withSentences(text, random, [a, b]) };
  },
  'output/conflicting-length': (text, random) => {
    const unit = one(random, ['words', 'sentences', 'characters', 'lines']);
    const low = 20 + random.below(80);
    const high = low + 10 + random.below(200);
    const a = one(random, [
      `Write at least ${high} ${unit}.`,
      `Use a minimum of ${high} ${unit}.`,
      `Use ${high} or more ${unit}.`,
    ]);
    const b = one(random, [
      `Use no more than ${low} ${unit}.`,
      `Stay under ${low} ${unit}.`,
      `Use exactly ${low} ${unit}.`,
    ]);
    return { text: withSentences(text, random, [a, b]) };
  },
  'output/json-mode-without-json-word': (text) => ({
    text: text.replace('output:\n', 'output:\n  format: json\n').replace('temperature: 0, ', ''),
  }),
  'output/json-without-shape': (text, random) => {
    const sentence = one(random, [
      'Respond in valid JSON.',
      'Return JSON.',
      'Always answer in JSON only.',
      'Output a JSON object.',
    ]);
    const task = one(random, ['Read the review.', 'Find the people.', 'Classify the mail.', 'Extract what matters.']);
    const layout = one(random, [`${task} ${sentence}`, `${task}\n\n${sentence}`, `- ${task}\n- ${sentence}`]);
    const inputs = /input:[^]*?\n(?=output:)/.exec(text)?.[0] ?? '';
    const head = `---\n${inputs}---\nsystem:\n${layout}`;
    return {
      text: `${head}\n\nuser:\n{{ sentence }} {{ context }}\n`,
      clean: `${head} Its keys are a and b.\n\nuser:\n{{ sentence }} {{ context }}\n`,
    };
  },
  'output/only-json-plus-prose': (text, random) => {
    const first = one(random, ['Return only JSON.', 'Respond with valid JSON only.', 'You only output JSON.']);
    const second = one(random, [
      'Then explain your choice.',
      'Also add a short note.',
      'Finally, provide a one-sentence justification.',
      'After that, describe why.',
    ]);
    const layout = one(random, [`${first} ${second} `, `${first}\n${second}\n`, `- ${first}\n- ${second}\n\n`]);
    return { text: text.replace('Label each', `${layout}Label each`) };
  },
  'output/schema-invalid': (text, random) => ({
    text: text.replace(
      'output:\n',
      `output:\n  schema: { type: object, properties: { a: { type: ${misspelt('string', random)} } } }\n`,
    ),
  }),
  'output/schema-key-not-in-prompt-shape': (_, random) => {
    const keys = random.sample(['category', 'sentiment', 'priority', 'summary', 'language', 'confidence'], 3);
    const schema = keys.map((key) => `${key}: string`).join(', ');
    const lead = one(random, [
      'Respond with this JSON:',
      'Return JSON in this format:',
      'Output:',
      'Your answer has this shape:',
    ]);
    const changed = random.below(keys.length);
    const shown = (names: readonly string[]): string => {
      const object = `{${names.map((name) => `"${name}": "<text>"`).join(', ')}}`;
      return `---\noutput: { schema: { ${schema} } }\n---\n${lead}\n${random.below(2) === 0 ? object : `\`\`\`json\n${object}\n\`\`\``}\n`;
    };
    const others = keys.map((key, i) => (i === changed ? misspelt(key, random) : key));
    return {
      text: shown(random.below(3) === 0 ? keys.filter((_key, i) => i !== changed) : others),
      clean: shown(keys),
    };
  },
  'output/token-limit-too-small': (text, random) => {
    const words = 200 + 50 * random.below(20);
    const bound = one(random, [`at least ${words} words`, `exactly ${words} words`, `${words} or more words`]);
    const sentence = one(random, [`Write ${bound}.`, `Your answer must have ${bound}.`, `Give an essay of ${bound}.`]);
    return { text: text.replace('Label each', `${sentence} Label each`) };
  },
};
