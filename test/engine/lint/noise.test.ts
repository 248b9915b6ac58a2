import assert from 'node:assert/strict';
import { fixPrompt } from '../../../src/engine/lint/fix-prompt.js';
import { lintPrompts, type LintOptions } from '../../../src/engine/lint/lint-prompt.js';
import type { Severity } from '../../../src/engine/lint/rule.js';
import { ruleMetas } from '../../../src/engine/lint/rules/index.js';
import { schemaFaults } from '../../../src/engine/lint/schema-faults.js';
import { parsePrompts } from '../../../src/engine/prompt/parse-prompt.js';
import { corpusFiles, needsCorpus } from '../../support/corpus.js';
import { breaking, mutantsOf, optionsOf } from './mutants/recall-of.js';
import { noises, type Noise } from './noise.js';

interface Case {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly options: LintOptions;
}

/** What is found, with the line it is in, whatever number that has now. */
function findingsOf({ path, options }: Case, text: string): string[] {
  const lines = text.split(/\r?\n/);
  const shown = (line: number): string => (lines[line - 1] ?? '').replaceAll(/[\s"'\uFEFF]+/g, '');
  return lintPrompts(parsePrompts(text, path), options)
    .map(({ rule, line }) => `${rule} in ${shown(line)}`)
    .sort();
}

function changedBy(noise: Noise, all: readonly Case[], fewest = 20): string[] {
  let tried = 0;
  const changed = all.flatMap((one) => {
    const [doc] = parsePrompts(one.text, one.path);
    const noisy = noise(one.text, doc);
    if (noisy === undefined || noisy === one.text) return [];
    tried++;
    const [before, after] = [findingsOf(one, one.text), findingsOf(one, noisy)];
    return before.join('\n') === after.join('\n') ? [] : [`${one.name}: ${differences(before, after)}`];
  });
  assert.ok(tried >= fewest, 'the noise is one that prompts can have');
  return changed;
}

function differences(before: readonly string[], after: readonly string[]): string {
  const gone = before.filter((one) => !after.includes(one)).map((one) => `- ${one}`);
  const come = after.filter((one) => !before.includes(one)).map((one) => `+ ${one}`);
  return [...gone, ...come].join(' | ');
}

const perRule = 4;

const broken = Object.keys(breaking).flatMap((id) =>
  mutantsOf(id, perRule).map(
    (mutant, i): Case => ({
      name: `${id} ${i}`,
      path: mutant.around?.path ?? 'main.prompt',
      text: mutant.text,
      options: optionsOf(mutant),
    }),
  ),
);

describe('formatting that means nothing changes no finding', () => {
  for (const [name, noise] of Object.entries(noises))
    it(`of broken prompts: ${name}`, () => assert.deepEqual(changedBy(noise, broken), [])).timeout(60_000);

  describe('of real prompts', () => {
    before(needsCorpus);
    const severities = Object.fromEntries(
      ruleMetas.flatMap(({ id, severity }): [string, Severity][] => (severity === 'off' ? [[id, 'hint']] : [])),
    );
    for (const [name, noise] of Object.entries(noises))
      it(name, () => {
        const real = corpusFiles().map(
          ({ path, pathInRepository, text, workspace }): Case => ({
            ...{ name: path, path: pathInRepository, text },
            options: { workspace, checkSchema: schemaFaults, severities, today: '2026-11-26' },
          }),
        );
        assert.deepEqual(changedBy(noise, real, 5), []);
      }).timeout(60_000);
  });
});

describe('broken prompts', () => {
  it('have no safe fix left after fixing, and are as they are after a second fixing', () => {
    for (const { name, path, text, options } of broken) {
      const once = fixPrompt(text, path, options);
      const left = once.findings.filter(({ fix }) => fix !== undefined && fix.length > 0);
      assert.deepEqual(left, [], name);
      assert.equal(fixPrompt(once.text, path, options).text, once.text, name);
    }
  }).timeout(60_000);
});
