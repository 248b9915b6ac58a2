import type { Random } from '../../../../src/engine/random/seeded.js';
import { around } from './clean-prompt.js';
import { misspelling, misspelt, type Mutation } from './mutation.js';

type Values = Readonly<Record<string, unknown>>;

/** Rows for the clean prompt, with its own labels. */
function rowsFor(clean: string, random: Random): Values[] {
  const labels = /labels:\s*(?:\[(\w+), (\w+)\]|- (\w+)\n\s*- (\w+))/.exec(clean)?.slice(1).filter(Boolean) ?? [];
  return Array.from({ length: 4 + random.below(20) }, (_, i) => ({
    sentence: `Sentence ${i} of ${random.below(1000)}`,
    context: random.below(2) === 0 ? '' : `context ${i}`,
    label: labels[i % labels.length],
  }));
}

const beside = (
  rows: readonly (Values | string)[],
): { around: typeof around & { rows: Record<string, readonly (Values | string)[]> } } => ({
  around: { ...around, rows: { 'rows.csv': rows } },
});

/** The rows with one more, somewhere. */
function withRow(rows: readonly Values[], row: Values | string, random: Random): (Values | string)[] {
  return [...rows].toSpliced(random.below(rows.length), 0, row as Values);
}

function suite(random: Random, broken: 'assert' | 'key' | undefined): string {
  const count = 3 + random.below(3);
  const at = random.below(count);
  const type = ['contains', 'equals', 'icontains'][random.below(3)] ?? '';
  const tests = Array.from({ length: count }, (_, i) => {
    const key = i === at && broken === 'key' ? misspelt('assert', random) : 'assert';
    return i === at && broken === 'assert'
      ? `  - vars: { x: a${i} }\n`
      : `  - vars: { x: a${i} }\n    ${key}: [{ type: ${type}, value: a${i} }]\n`;
  });
  return `prompts: ["Say {{ x }}"]\nproviders: [openai:gpt-4.1]\ntests:\n${tests.join('')}`;
}

export const breaking: Readonly<Record<string, Mutation>> = {
  'dataset/duplicate-row': (text, random) => {
    const rows = rowsFor(text, random);
    const row = rows[random.below(rows.length)] ?? {};
    const again = random.below(2) === 0 ? { ...row } : { ...row, sentence: String(row['sentence']).toUpperCase() };
    return { text: `${text}\n`, ...beside(withRow(rows, again, random)) };
  },
  'dataset/expected-not-declared': (text, random) => {
    const rows = rowsFor(text, random);
    const label = misspelt(String(rows[0]?.['label']), random);
    return { text: `${text}\n`, ...beside(withRow(rows, { sentence: 'Another', context: '', label }, random)) };
  },
  'dataset/leak': (text, random) => {
    const rows = rowsFor(text, random);
    const { sentence, context, label } = rows[random.below(rows.length)] ?? {};
    const demos = `demos: [{ sentence: "${String(sentence)}", context: "${String(context)}", label: ${String(label)} }]\n---\n`;
    const broken =
      random.below(2) === 0
        ? text.replace(/---\n(?=(?:# )?system)/, () => demos)
        : text.replace('Text: fine', () => `Text: ${String(sentence)}`);
    return { text: broken, ...beside(rows) };
  },
  'dataset/malformed-row': (text, random) => {
    const fault = `The line has ${2 + random.below(9)} values and the header names 1 column; check its quotes and delimiters.`;
    return { text: `${text}\n`, ...beside(withRow(rowsFor(text, random), fault, random)) };
  },
  'dataset/missing-column': misspelling(/(expect: "\{\{ )(label)/),
  'dataset/missing-file': misspelling(/(data: )(rows\.csv)/),
  'dataset/no-assertion': (_, random) => ({
    text: suite(random, 'assert'),
    clean: suite(random, undefined),
    around: { path: 'promptfooconfig.yaml' },
  }),
  'dataset/unknown-key': (text, random) => {
    if (random.below(2) === 0)
      return { text: suite(random, 'key'), clean: suite(random, undefined), around: { path: 'promptfooconfig.yaml' } };
    const key = ['temperature', 'maxOutputTokens', 'output', 'expect'][random.below(4)] ?? '';
    return { text: text.replace(new RegExp(`${key}(?=:)`), () => misspelt(key, random)) };
  },
};
