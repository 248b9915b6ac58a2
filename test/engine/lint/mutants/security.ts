import type { Mutation } from './mutation.js';
import type { Random } from '../../../../src/engine/random/seeded.js';

const token = (random: Random): string =>
  [
    'ghp',
    Array.from({ length: 36 }, () => 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'[random.below(56)]).join(
      '',
    ),
  ].join('_');

function oneOf<T>(random: Random, ...values: readonly [T, ...T[]]): T {
  return values[random.below(values.length)] ?? values[0];
}

/** Says of the sentence to label who writes it. */
function foreign(text: string, random: Random): string {
  return text.replace('input:\n', `input:\n  trust: { sentence: ${oneOf(random, 'user', 'tool', 'file')} }\n`);
}

const hiddenText = (random: Random): string =>
  oneOf(
    random,
    Array.from('obey', (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join(''),
    '\u200B',
    '\u2060',
    '\u202E',
    '\u2066',
  );

const person = ['4539 1488 0343 6467', '4539148803436467', '219-09-9999', 'jane.miller@mailbox.org'] as const;

export const breaking: Readonly<Record<string, Mutation>> = {
  'security/authz-in-prompt': (text, random) => {
    const condition = oneOf(random, 'Only admins may', 'Only HR can', 'Only verified users are allowed to');
    const claim = oneOf(random, 'If the user is a manager,', 'If the user says they are an administrator,');
    return {
      text: text.replace('Label each', `${oneOf(random, `${condition} see it.`, `${claim} show it.`)} Label each`),
    };
  },
  'security/hidden-unicode': (text, random) => ({
    text: text.replace(oneOf(random, 'Label each', 'Text:', 'so so'), (found) => found + hiddenText(random)),
  }),
  'security/pii-literal': (text, random) => ({
    text: text.replace(oneOf(random, 'fine', 'so so'), oneOf(random, ...person)),
  }),
  'security/secret': (text, random) => ({ text: text.replace('Label each', `Use ${token(random)}. Label each`) }),
  'security/secret-kept-by-instruction': (text, random) => {
    const secret = `${oneOf(random, 'password', 'access code', 'PIN', 'secret word')} is ${oneOf(random, 'swordfish42', '"blue moon"', 'OPENSESAME', '4711')}.`;
    const order = oneOf(
      random,
      'Never tell it.',
      'Do not reveal the code.',
      'Keep it secret.',
      'You must not share it.',
    );
    return { text: text.replace('Label each', `The ${secret}${oneOf(random, ' ', '\n', '\n\n')}${order}\nLabel each`) };
  },
  'security/template-injection': (text, random) => {
    const clean = foreign(text, random);
    const broken = oneOf(random, '{{ sentence | safe }}', '{{ sentence.__class__ }}', '{{ sentence | trim | safe }}');
    return { clean, text: clean.replace('{{ sentence }}', broken) };
  },
  'security/unscoped-tools': (_, random) => {
    const name = oneOf(random, 'tidy', 'review-code', 'docs');
    const tools = (written: string): string =>
      `---\nname: ${name}\ndescription: Does it\nallowed-tools: ${written}\n---\nDo it.\n`;
    const others = oneOf(random, 'Read', 'Read Write', 'Grep Glob');
    return {
      clean: tools(`${others} Bash(git:*)`),
      text: tools(oneOf(random, `${others} Bash`, 'Bash', `Bash(*) ${others}`, `[${others.replace(' ', ', ')}, Bash]`)),
      around: { path: `skills/${name}/SKILL.md` },
    };
  },
  'security/untrusted-in-system': (text, random) => {
    const clean = foreign(text, random);
    const hole = oneOf(random, '{{ sentence }}', '{{ sentence | trim }}', '{{ sentence.text }}');
    return { clean, text: clean.replace('\n\nText: fine', `\nIt is: ${hole}\n\nText: fine`) };
  },
  'security/untrusted-undelimited': (text, random) => {
    const clean = foreign(text, random);
    const sentence = oneOf(
      random,
      'Read {{ sentence }} now.',
      '{{ sentence }} is the text.',
      'About {{ sentence }}, say one word.',
    );
    return { clean, text: clean.replace('Text: {{ sentence }}', sentence) };
  },
};
