import type { Random } from '../../../../src/engine/random/seeded.js';
import type { Mutation } from './mutation.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function blob(random: Random): string {
  const letters = Array.from({ length: 2200 + random.below(2000) }, () => alphabet[random.below(64)] ?? 'A').join('');
  return random.below(2) === 0 ? letters : letters.replaceAll(/(.{76})(?=.)/g, '$1\n');
}

/** Well above a thousand tokens, none like another. */
function rules(random: Random): string {
  const rows = Array.from(
    { length: 110 + random.below(60) },
    (_, i) => `Article ${i + 1} counts for texts of kind ${random.below(99)}.`,
  );
  return rows.join('\n');
}

function oneOf<T>(random: Random, ...values: readonly [T, ...T[]]): T {
  return values[random.below(values.length)] ?? values[0];
}

export const breaking: Readonly<Record<string, Mutation>> = {
  'cost/below-cache-minimum': (_, random) => {
    const provider = oneOf(
      random,
      'claude-haiku-4-5',
      'claude-opus-5',
      'claude-sonnet-4-5-20250929',
      'claude-opus-4-6',
    );
    const text = Array.from({ length: 1 + random.below(12) }, () =>
      oneOf(random, 'Be brief.', 'Answer.', 'Use words.'),
    ).join(' ');
    const file = (key: string): string => {
      const part = { type: 'text', text, [key]: { type: 'ephemeral' } };
      const chat = [
        { role: 'system', content: [part] },
        { role: 'user', content: '{{question}}' },
      ];
      return `prompts:\n  - '${JSON.stringify(chat)}'\nproviders: [anthropic:messages:${provider}]\n`;
    };
    return { clean: file('other'), text: file('cache_control'), around: { path: 'promptfooconfig.yaml' } };
  },
  'cost/budget': (text, random) => {
    const tokens = (most: number): string => text.replace('---\n', `---\nhone: { tokens: ${most} }\n`);
    return { clean: tokens(1000), text: tokens(5 + random.below(10)) };
  },
  'cost/inline-blob': (text, random) => {
    const rows = Array.from({ length: 150 }, (_, i) => `{"id":${i},"price":${random.below(1000)},"name":"tea"}`);
    return {
      text: text.replace('Text: fine', `${oneOf(random, blob(random), `[${rows.join(',')}]`)}\n\nText: fine`),
    };
  },
  'cost/static-after-dynamic': (text, random) => {
    const model = oneOf(random, 'openai/gpt-4.1', 'openai/o3', '[openai/gpt-4o-mini, openai/gpt-6-sol]');
    const named = text.replace('---\n', `---\nmodel: ${model}\n`);
    // The first value of the user's message is the optional context, which comes with a condition.
    const simple = named.replace(/\{% if context %\}.*\n/, '');
    return {
      clean: simple,
      text: simple
        .replace('Label:\n', `${rules(random)}\nLabel:\n`)
        .replace(/(user:\n[^]*)/, (user) =>
          user.replace('Text: {{ sentence }}\n', `Text: {{ sentence }}\n${rules(random)}\n`),
        ),
    };
  },
  'cost/volatile-prefix': (text, random) => {
    const name = oneOf(random, 'now', 'today', 'current_date', 'timestamp', 'sessionId');
    const long = text.replace('\n\nText: fine', `\n${rules(random)}\n\nText: fine`);
    return { clean: long, text: long.replace('Label each', `It is {{ ${name} }}. Label each`) };
  },
};
