import assert from 'node:assert/strict';
import { lintPrompt } from '../../../src/engine/lint/lint-prompt.js';
import { schemaFaults } from '../../../src/engine/lint/schema-faults.js';
import type { Finding } from '../../../src/engine/lint/rule.js';
import { rules } from '../../../src/engine/lint/rules/index.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { seededRandom, type Random } from '../../../src/engine/random/seeded.js';
import { workspaceOf, type Surroundings } from '../../support/check-rule.js';

const mutants = 40;
const around = {
  partials: { 'partials/rules.prompt': 'Be brief.' },
  data: { 'rows.csv': ['sentence', 'context', 'label'] },
  files: ['rows.csv', 'partials/rules.prompt'],
};

interface Mutant {
  readonly text: string;
  readonly around?: Surroundings;
}

/** A sound prompt; no two are alike in their names, their labels, their YAML style and their layout. */
function cleanPrompt(random: Random): string {
  const [first = '', second = ''] = random.sample(['positive', 'negative', 'mixed', 'spam', 'number', 'location'], 2);
  const flow = random.below(2) === 0;
  const schema = flow ? ' { sentence: string, context?: string }' : '\n    sentence: string\n    context?: string';
  const labels = flow ? `[${first}, ${second}]` : `\n    - ${first}\n    - ${second}`;
  const heading = random.below(2) === 0 ? '' : '# ';
  return `---
config: { temperature: 0, maxOutputTokens: ${8 + random.below(90)} }
input:
  schema:${schema}
output:
  labels: ${labels}
data: rows.csv
expect: "{{ label }}"
---
${heading}system:
Label each ${random.below(2) === 0 ? 'text' : 'sentence'}. {% include "partials/rules.prompt" %}

Text: fine
Label: ${first}

Text: so so
Label: ${second}

${heading}user:
{% if context %}Context: {{ context }}{% endif %}
Text: {{ sentence }}
Label:
`;
}

/** One edit of a word: a letter left out, doubled, changed, or two swapped. */
function misspelt(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 1);
  const kinds = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + (word[at] ?? '') + word.slice(at),
    `${word.slice(0, at)}q${word.slice(at + 1)}`,
    word.slice(0, at - 1) + (word[at] ?? '') + (word[at - 1] ?? '') + word.slice(at + 1),
  ].filter((changed) => changed !== word);
  return kinds[random.below(kinds.length)] ?? word;
}

function misspelling(pattern: RegExp) {
  return (text: string, random: Random): Mutant => ({
    text: text.replace(pattern, (_, before: string, word: string) => before + misspelt(word, random)),
  });
}

const token = (random: Random): string =>
  [
    'ghp',
    Array.from({ length: 36 }, () => 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'[random.below(56)]).join(
      '',
    ),
  ].join('_');

/** For every rule a way to break what it guards. */
const breaking: Record<string, (text: string, random: Random) => Mutant> = {
  'dataset/missing-column': misspelling(/(expect: "\{\{ )(label)/),
  'dataset/missing-file': misspelling(/(data: )(rows\.csv)/),
  'examples/label-not-declared': misspelling(/(\nLabel: )(\w+)/),
  'output/json-mode-without-json-word': (text) => ({
    text: text.replace('output:\n', 'output:\n  format: json\n').replace('temperature: 0, ', ''),
  }),
  'output/schema-invalid': (text, random) => ({
    text: text.replace(
      'output:\n',
      `output:\n  schema: { type: object, properties: { a: { type: ${misspelt('string', random)} } } }\n`,
    ),
  }),
  'security/secret': (text, random) => ({ text: text.replace('Label each', `Use ${token(random)}. Label each`) }),
  'template/empty-placeholder': (text, random) => ({
    text: text.replace(['{{ context }}', '{{ sentence }}'][random.below(2)] ?? '', '{{ }}'),
  }),
  'template/empty-prompt': (text, random) => ({
    text:
      random.below(2) === 0
        ? text.replace(/(user:\n)[^]*$/, '$1')
        : text.replace(/(system:\n)[^]*?((?:# )?user:)/, '$1\n$2'),
  }),
  'template/front-matter': (text, random) => ({
    text: text.replace(
      'temperature: 0',
      ['temperature: hot', 'temperature: [0]', 'temperature: {', 'temperature: "0'][random.below(4)] ?? '',
    ),
  }),
  'template/role-marker': misspelling(/(\n(?:# )?)(system|user)(?=:)/),
  'template/syntax': (text, random) => ({
    text: text.replace(['{% endif %}', ' }}\nLabel', '{% if context', ' %}\n\nText'][random.below(4)] ?? '', ''),
  }),
  'template/undefined-variable': misspelling(/(Text: \{\{ )(sentence)/),
  'template/unknown-include': misspelling(/(partials\/)(rules)/),
  'template/unused-input': (text, random) => ({
    text: random.below(2) === 0 ? text.replace(/\{% if context %\}.*\n/, '') : text.replace('{{ sentence }}', 'none'),
  }),
};

function lint({ text, around: own = around }: Mutant): Finding[] {
  return lintPrompt(parsePrompt(text, 'main.prompt'), { workspace: workspaceOf(own), checkSchema: schemaFaults });
}

describe(`of ${mutants} broken prompts`, () => {
  it('none was reported before it was broken', () => {
    const random = seededRandom('clean');
    for (let i = 0; i < mutants; i++) assert.deepEqual(lint({ text: cleanPrompt(random) }), []);
  });

  it('there are some for every rule', () => {
    assert.deepEqual(
      Object.keys(breaking),
      rules.map(({ meta }) => meta.id),
    );
  });

  for (const [id, mutate] of Object.entries(breaking)) {
    it(`${id} finds at least 95 %`, () => {
      const random = seededRandom(id);
      const missed: string[] = [];
      for (let i = 0; i < mutants; i++) {
        const clean = cleanPrompt(random);
        const mutant = mutate(clean, random);
        assert.notEqual(mutant.text, clean, 'the mutation changes the prompt');
        if (!lint(mutant).some(({ rule }) => rule === id)) missed.push(mutant.text);
      }
      assert.ok(missed.length <= mutants * 0.05, `missed ${missed.length}, such as:\n${missed[0] ?? ''}`);
    });
  }
});
