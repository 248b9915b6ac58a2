import assert from 'node:assert/strict';
import { readers } from '../../../../src/engine/prompt/formats/index.js';
import { parsePrompts } from '../../../../src/engine/prompt/parse-prompt.js';
import { checks, type CoveredFile, type Expected, type Feature } from './features.js';
import { promptFiles } from './prompt-files.js';
import { textFiles } from './text-files.js';
import { yamlFiles } from './yaml-files.js';

/**
 * Which feature is where, as the files beside this one ask it. A blank means that the format has nothing for the feature:
 * - `text` files have no keys; the Markdown formats have no names, filters or comments in their text, but for the
 *   placeholders of `vscode-prompt`;
 * - only the formats with Hone's own keys and promptfoo name a data file;
 * - roles, and the tokens of each message beside them, are where a line, a tag or an element starts a message;
 * - nothing is called with arguments in POML (its JavaScript is not run) and in placeholders;
 * - a placeholder is asked for when the prompt runs, and declared nowhere;
 * - linked names are tags in text, and blocks that are closed by their name: the texts here without a mark have neither;
 * - PromptSource names no file, and the YAML formats include none;
 * - program code has editor features of its own language, and none of Hone's.
 */
const table = `
           hone dotprompt prompty poml promptfoo promptsource vscode-prompt instructions agent skill agents-md text code
keys       x    x         x       x    x         x            x             x            x     x     x
values     x    x         x       x    x         x            x             x            x     x     x
variables  x    x         x       x    x         x            x                                                x
columns    x    x         x            x
filters    x    x         x       x    x         x            x                                                x
includes   x    x         x       x                                                                            x
roles      x    x         x       x
rules      x    x         x       x    x         x                                                             x
hover      x    x         x       x    x         x            x             x            x     x     x         x
signature  x    x         x            x         x                                                             x
definition x    x         x       x    x         x                                                             x
references x    x         x       x    x         x            x                                                x
rename     x    x         x       x    x         x            x                                                x
symbols    x    x         x       x    x         x            x             x            x     x     x         x
folds      x    x         x       x    x         x            x             x            x     x     x         x
selection  x    x         x       x    x         x            x             x            x     x     x         x
colours    x    x         x       x    x         x            x                                                x
hints      x    x         x       x
format     x    x         x       x    x         x            x             x            x     x     x         x
linked     x    x                 x                           x             x            x     x     x         x
links      x    x         x       x    x                      x             x            x     x     x         x
`;

const files: readonly CoveredFile[] = [...promptFiles, ...yamlFiles, ...textFiles];
const features = Object.keys(checks) as Feature[];

describe('the editor features of every format', () => {
  it('are asked in a file of each format there is', () => {
    assert.deepEqual(files.map(({ format }) => format).sort(), readers.map(({ format }) => format).sort());
    for (const { format, path, text } of files) assert.equal(parsePrompts(text, path)[0].format, format);
  });

  it('are these', () => {
    assert.equal(`\n${drawn()}\n`, table);
  });

  for (const file of files) {
    describe(`in ${file.path}`, () => {
      for (const feature of features) {
        if (file.expected[feature] !== undefined) it(feature, () => check(file, feature));
      }
    });
  }
});

function check(file: CoveredFile, feature: Feature): void | Promise<void> {
  const run = checks[feature] as (file: CoveredFile, expected: Expected[Feature]) => void | Promise<void>;
  return run(file, file.expected[feature]);
}

function drawn(): string {
  const rows = [
    ['', ...files.map(({ format }) => format)],
    ...features.map((feature) => [
      feature,
      ...files.map(({ expected }) => (expected[feature] === undefined ? '' : 'x')),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join(' ')
        .trimEnd(),
    )
    .join('\n');
}
