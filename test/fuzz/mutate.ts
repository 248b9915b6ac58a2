import type { Random } from '../../src/engine/random/seeded.js';

/** What breaks readers: delimiters of every template language and of YAML and XML, odd characters, role lines. */
const pieces: readonly string[] = [
  ...[
    '{{',
    '}}',
    '{%',
    '%}',
    '{#',
    '#}',
    '{{{',
    '}}}',
    '{{#each x}}',
    '{{/each}}',
    '{{> p}}',
    '{{! c }}',
    '{{role "user"}}',
  ],
  ...[
    '{% for x in y %}',
    '{% endfor %}',
    '{% if a %}',
    '{% raw %}',
    '{% endraw %}',
    '{% block b %}',
    '{% macro m() %}',
  ],
  ...[
    '---\n',
    '\n---\n',
    '--- ',
    '+++\n',
    'key: ',
    '  - ',
    '? ',
    '&a ',
    '*a',
    '<<: ',
    '|\n',
    '>-\n',
    '"',
    "'",
    '\\u0041',
    '\\',
  ],
  ...[
    '!Template\n',
    ' ||| ',
    '${input:x}',
    '${env:HOME}',
    '${file:../x}',
    '${',
    '#file:a.md',
    '[t](a.md)',
    'user:\n',
    'system:\n',
  ],
  ...[
    '<poml>',
    '</poml>',
    '<task',
    '/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '&lt;',
    '&#x41;',
    '&bogus;',
    'if="',
    'for="x in ',
  ],
  ...[
    '\0',
    '\uFEFF',
    '\r',
    '\r\n',
    '\t',
    '\u2028',
    '\uD83D',
    '\uDE00',
    '😀',
    'é',
    '\u200D',
    '\x1b[31m',
    '__proto__',
    'constructor',
  ],
  ...['"""', "f'", 'r"', '`', '//', '/*', '#', '(', ')', '[', '=', ',', '.format(', 'prompt.invoke({', 'def f(x):\n'],
];

/** One to six random changes, each of a kind that a typing person, a broken tool or an attacker makes. */
export function mutate(text: string, others: readonly string[], random: Random): string {
  let changed = text;
  for (let left = 1 + random.below(6); left > 0; left--) changed = mutateOnce(changed, others, random);
  return changed.slice(0, 60_000);
}

function mutateOnce(text: string, others: readonly string[], random: Random): string {
  const at = random.below(text.length + 1);
  const until = Math.min(text.length, at + random.below(1 + random.below(80)));
  const piece = pieces[random.below(pieces.length)] ?? '';
  switch (random.below(9)) {
    case 0:
      return text.slice(0, at) + piece + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(until);
    case 2:
      return text.slice(0, until) + text.slice(at, until).repeat(1 + random.below(4)) + text.slice(until);
    case 3:
      return text.slice(0, at) + piece + text.slice(until);
    case 4:
      return text.slice(0, at);
    case 5:
      return swapLines(text, random);
    case 6: {
      const other = others[random.below(others.length)] ?? '';
      const from = random.below(other.length + 1);
      return text.slice(0, at) + other.slice(from, from + random.below(400)) + text.slice(at);
    }
    case 7:
      return text.slice(0, at) + piece.repeat(1 + random.below(300)) + text.slice(at);
    default:
      return text.slice(0, at) + String.fromCharCode(random.below(0x250)) + text.slice(Math.min(at + 1, text.length));
  }
}

function swapLines(text: string, random: Random): string {
  const lines = text.split('\n');
  const [i, j] = [random.below(lines.length), random.below(lines.length)];
  [lines[i], lines[j]] = [lines[j] ?? '', lines[i] ?? ''];
  return lines.join('\n');
}
