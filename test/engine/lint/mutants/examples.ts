import { type Random, seededRandom as seeded } from '../../../../src/engine/random/seeded.js';
import { misspelling, misspelt, type Mutation } from './mutation.js';

const one = (random: Random, choices: readonly string[]): string => choices[random.below(choices.length)] ?? '';

/** A few examples as lines, as a prompt would show them; `pairs` are inputs and outputs. */
function shown(random: Random, pairs: readonly (readonly [string, string])[], head = ''): string {
  const [input, output] =
    random.below(2) === 0 ? ['Input', 'Output'] : random.below(2) === 0 ? ['Q', 'A'] : ['Question', 'Answer'];
  const bold = random.below(3) === 0 ? '**' : '';
  const lines = pairs.flatMap(([a, b]) => [
    ...(a === '' ? [] : [`${bold}${input}:${bold} ${a}`]),
    ...(b === '' ? [] : [`${bold}${output}:${bold} ${b}`]),
    '',
  ]);
  return `${head}Answer as shown.\n\n${lines.join('\n')}\n${bold}${input}:${bold} {{ text }}\n`;
}

const words = ['river', 'cloud', 'stone', 'paper', 'green', 'seven', 'north', 'music', 'table', 'quiet', 'amber'];

function phrases(random: Random, count: number, length: number): string[] {
  return Array.from({ length: count }, (_, i) => `${i}${random.sample(words, length).join(' ')}`);
}

/** Examples that answer with the labels in this order, of `declared` many. */
function labelled(random: Random, order: readonly number[], declared: number): string {
  const labels = random.sample(['spam', 'news', 'private', 'work', 'travel'], declared);
  const inputs = phrases(random, order.length, 3);
  const answer = (at: number): string => labels[order[at] ?? 0] ?? '';
  if (random.below(2) === 0) {
    const rows = inputs.map((x, i) => `  - { x: ${x}, y: ${answer(i)} }`).join('\n');
    return `---\noutput: { labels: [${labels.join(', ')}] }\nexpect: "{{ y }}"\ndemos:\n${rows}\n---\n{{ x }}\n`;
  }
  const lines = inputs.map((x, i) => `Text: ${x}\nLabel: ${answer(i)}\n`).join('\n');
  return `---\noutput: { labels: [${labels.join(', ')}] }\n---\n${lines}\nText: {{ x }}\n`;
}

export const breaking: Readonly<Record<string, Mutation>> = {
  'examples/duplicate-input': (_, random) => {
    const [a = '', b = '', c = ''] = phrases(random, 3, 3);
    const again = one(random, [a, a.toUpperCase(), a.replace(' ', '  ')]);
    const build = (input: string): string =>
      `Answer as shown.\n\nQ: ${a}\nA: yes\n\nQ: ${b}\nA: no\n\nQ: ${input}\nA: ${one(random, ['no', 'yes'])}\n\nQ: {{ x }}\n`;
    return { text: build(again), clean: build(c) };
  },
  'examples/invalid-json': (_, random) => {
    const [a = '', b = ''] = random.sample(words, 2);
    const object = `{"${a}": ${random.below(9)}, "${b}": "<text>"}`;
    const broken = one(random, [
      object.replace('}', ',}'),
      object.replace(',', ''),
      object.replace(`"${a}"`, a),
      object.replace(`"${a}"`, `'${a}'`),
    ]);
    const build = (json: string): string => `Answer like this:\n\`\`\`json\n${json}\n\`\`\`\n\n{{ x }}\n`;
    return { text: build(broken), clean: build(object) };
  },
  'examples/label-imbalance': (_, random) => {
    const order = [
      [0, 0, 0, 1],
      [0, 1, 0, 0, 0, 0],
      [0, 0, 1, 1, 1],
      [1, 2, 0, 0, 0],
    ][random.below(4)] ?? [0, 0, 0, 1];
    return { text: labelled(random, order, 3) };
  },
  'examples/label-not-declared': misspelling(/(\nLabel: )(\w+)/),
  'examples/label-without-example': (_, random) => ({
    text: labelled(random, random.below(2) === 0 ? [0, 1] : [0, 1, 2, 0], 4),
  }),
  'examples/schema-mismatch': (_, random) => {
    const keys = random.sample(['category', 'priority', 'language', 'summary'], 2);
    const [first = '', second = ''] = keys;
    const head = `---\noutput: { schema: { ${first}: string, ${second}: string } }\n---\n`;
    const [a = '', b = ''] = phrases(random, 2, 2);
    const good = `{"${first}": "x", "${second}": "y"}`;
    const bad = one(random, [
      `{"${misspelt(first, random)}": "x", "${second}": "y"}`,
      `{"${first}": "x"}`,
      `{"${first}": 1, "${second}": "y"}`,
      `{"${first}": "x", "${second}": "y", "more": 1}`,
    ]);
    const seed = `${random.below(1e6)}`;
    return {
      text: shown(
        seeded(seed),
        [
          [a, good],
          [b, bad],
        ],
        head,
      ),
      clean: shown(
        seeded(seed),
        [
          [a, good],
          [b, good],
        ],
        head,
      ),
    };
  },
  'examples/single-label': (_, random) => ({
    text: labelled(
      random,
      Array.from({ length: 3 + random.below(4) }, () => 0),
      2 + random.below(3),
    ),
  }),
  'examples/unpaired': (_, random) => {
    const inputs = phrases(random, 4, 2);
    const drop = random.below(4);
    const half = random.below(2);
    const pairs = inputs.map((x, i): [string, string] => [
      i === drop && half === 0 ? '' : x,
      i === drop && half === 1 ? '' : `y${i}`,
    ]);
    const seed = `${random.below(1e6)}`;
    return {
      text: shown(seeded(seed), pairs),
      clean: shown(
        seeded(seed),
        inputs.map((x, i) => [x, `y${i}`]),
      ),
    };
  },
  'examples/violates-limit': (_, random) => {
    const [a = '', b = ''] = phrases(random, 2, 2);
    const most = 2 + random.below(4);
    const limit = one(random, [
      `Use at most ${most} words.`,
      `Answer in no more than ${most} words.`,
      `Stay under ${most + 1} words.`,
    ]);
    const head = random.below(2) === 0 ? `${limit}\n` : `Never use the word "amber".\n`;
    const long = head.startsWith('Never') ? 'an amber one' : random.sample(words, most + 1).join(' ');
    const seed = `${random.below(1e6)}`;
    return {
      text: shown(
        seeded(seed),
        [
          [a, 'yes'],
          [b, long],
        ],
        head,
      ),
      clean: shown(
        seeded(seed),
        [
          [a, 'yes'],
          [b, 'no'],
        ],
        head,
      ),
    };
  },
};
