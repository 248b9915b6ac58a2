import { everyFormat } from '../../format-groups.js';
import { type KeyLine, keyLines } from '../../examples/key-lines.js';
import { defineRule } from '../../rule.js';

const families: readonly (readonly [input: string, output: string])[] = [
  ['input', 'output'],
  ['question', 'answer'],
  ['q', 'a'],
];

/** The model learns to leave the answer out, or takes the next one for it. */
export const unpaired = defineRule({
  meta: {
    id: 'examples/unpaired',
    summary: 'Every input of the examples has an output, and every output an input.',
    kind: 'objective',
    severity: 'warning',
    formats: everyFormat,
    fix: 'none',
    sources: [
      {
        title: 'OpenAI cookbook, Optimize Prompts: the few-shot consistency checker',
        url: 'https://github.com/openai/openai-cookbook/blob/main/examples/Optimize_Prompts.ipynb',
        kind: 'vendor',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const lines = keyLines(doc);
    for (const family of families) {
      const own = lines.filter(({ name }) => family.includes(name));
      for (const message of new Set(own.map((line) => line.message)))
        for (const line of loners(
          own.filter((each) => each.message === message),
          family,
        )) {
          const [input, output] = family;
          const other = line.name === input ? output : input;
          yield {
            span: line.keySpan,
            message: `This ${shown(line.name)} has no ${shown(other)}, and the others have: add it, or remove the example.`,
          };
        }
    }
  },
});

function shown(name: string): string {
  return name.length === 1 ? name.toUpperCase() : name;
}

/** Of the lines of one message; none where fewer than two pairs show that they belong in pairs. */
function loners(lines: readonly KeyLine[], [input, output]: readonly [string, string]): KeyLine[] {
  const hasPart = (line: KeyLine | undefined, name: string): boolean => line?.name === name && !isNumberedApart(lines);
  const isPair = (at: number): boolean => hasPart(lines[at], input) && hasPart(lines[at + 1], output);
  if (lines.filter((_, at) => isPair(at)).length < 2) return [];
  return lines.filter((line, at) => {
    if (line.name === output) return !isPair(at - 1);
    // The last one waits for the model's answer.
    return !isPair(at) && at < lines.length - 1;
  });
}

/** `Input 1`, `Input 2` and one `Output`: parts of one example. */
function isNumberedApart(lines: readonly KeyLine[]): boolean {
  const numbered = lines.filter(({ number }) => number !== undefined);
  return numbered.length > 0 && new Set(numbered.map(({ name }) => name)).size < 2;
}
