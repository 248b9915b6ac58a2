import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixPrompt } from '../../../src/engine/lint/fix-prompt.js';
import { lintPrompt } from '../../../src/engine/lint/lint-prompt.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { workspaceOf } from '../../support/check-rule.js';

const root = fileURLToPath(new URL('../../../../shared/corpus/prompts', import.meta.url));

/**
 * What the rules report in files of other formats, read as plain text of a `.prompt` file, besides what follows from
 * reading them so (`template/syntax`, `template/front-matter`). Each was looked at: true, or true of a `.prompt` file.
 */
const known: readonly string[] = [
  'google__dotprompt/examples/warning-undefined-variable.prompt template/undefined-variable',
  'google__dotprompt/packages/monaco/samples/06-partials.prompt template/unknown-include',
];

describe('real prompts', function () {
  before(function () {
    if (existsSync(root)) return;
    console.log(`      no prompts at ${root}: skipped`);
    this.skip();
  });

  it('are linted without a crash, twice the same, and say nothing that was not looked at', () => {
    const reported = new Set<string>();
    for (const { path, text } of prompts()) {
      const lint = (): string => JSON.stringify(lintPrompt(parsePrompt(text, path), { workspace: workspaceOf() }));
      const findings = lintPrompt(parsePrompt(text, path), { workspace: workspaceOf() });
      assert.equal(lint(), JSON.stringify(findings));
      for (const { rule } of findings) reported.add(`${path} ${rule}`);
    }
    const others = [...reported].filter((line) => !/template\/(?:syntax|front-matter)$/.test(line)).sort();
    assert.deepEqual(others, known);
  }).timeout(60_000);

  it('have no fixes left after fixing', () => {
    for (const { path, text } of prompts()) {
      const { findings, text: fixed } = fixPrompt(text, path, { workspace: workspaceOf() });
      assert.deepEqual(
        findings.filter(({ fix }) => fix !== undefined && fix.length > 0),
        [],
      );
      assert.equal(fixPrompt(fixed, path, { workspace: workspaceOf() }).text, fixed);
    }
  }).timeout(60_000);
});

function prompts(): { path: string; text: string }[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(root, file), text: readFileSync(file, 'utf8') }));
}
