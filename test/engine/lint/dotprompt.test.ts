import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixPrompt } from '../../../src/engine/lint/fix-prompt.js';
import { lintPrompt } from '../../../src/engine/lint/lint-prompt.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { applyEdits } from '../../../src/engine/text/edit.js';
import { type Surroundings, workspaceOf } from '../../support/check-rule.js';

/** The findings of all rules: the rule, and the text it is about. */
function findingsOf(text: string, around: Surroundings = {}): string[] {
  const doc = parsePrompt(text, 'a.prompt');
  assert.equal(doc.format, 'dotprompt');
  return lintPrompt(doc, { workspace: workspaceOf(around) }).map(
    ({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`,
  );
}

const front = (yaml: string, body: string): string => `---\n${yaml}\n---\n${body}`;

describe('The rules in a dotprompt file', () => {
  const inputs = 'input: { schema: { name: string, items(array): string } }';
  const reported: [name: string, text: string, ...findings: string[]][] = [
    [
      'an undeclared variable',
      front(inputs, '{{role "user"}}{{name}}{{#each items}}{{this}}{{/each}}{{nmae}}'),
      'template/undefined-variable nmae',
    ],
    [
      'an undeclared variable looked up past an item',
      front(inputs, '{{#each items}}{{../nmae}}{{this}}{{/each}}{{name}}'),
      'template/undefined-variable nmae',
    ],
    ['an input that nothing uses', front(inputs, '{{role "user"}}{{name}}'), 'template/unused-input items'],
    ['a partial that is not there', '{{role "user"}}{{> greeting}}', 'template/unknown-include greeting'],
    ['an empty placeholder', '{{role "user"}}Hi {{ }}', 'template/empty-placeholder {{ }}'],
    ['a message without text', '{{role "system"}}{{role "user"}}Hi', 'template/empty-prompt {{role "system"}}'],
    ['a role that is none', '{{role "sytem"}}Hi', 'template/role-marker sytem'],
    ['a fault of the template', '{{role "user"}}{{#if x}}Hi', 'template/syntax {{#if x}}'],
    [
      'a type that is none',
      front('output: { schema: { tags: "string[]" } }', '{{role "user"}}As JSON.'),
      'template/front-matter "string[]"',
    ],
    ['a column the data lacks', front('data: d.csv', '{{role "user"}}{{nam}}'), 'dataset/missing-column nam'],
    [
      'a suppression of nothing',
      '{{role "user"}}\n{{! hone-ignore-next-line template/syntax: why }}\nHi',
      'lint/unused-suppression template/syntax',
    ],
  ];
  for (const [name, text, ...findings] of reported) {
    it(`report ${name}`, () => assert.deepEqual(findingsOf(text, { data: { 'd.csv': ['name'] } }), findings));
  }

  const silent: [name: string, text: string][] = [
    ['a property of an item', front(inputs, '{{name}}{{#each items}}{{nmae}}{{@index}}{{/each}}')],
    ['a block parameter', front(inputs, '{{name}}{{#each items as |one|}}{{one}}{{/each}}')],
    ['what a condition tests', front(inputs, '{{name}}{{items}}{{#if premium}}{{premium}}{{/if}}')],
    ['state and other data', front(inputs, '{{name}}{{items}}{{@state.x}}{{#if @auth.user}}x{{/if}}')],
    ['inputs that are read all at once', front(inputs, '{{role "user"}}{{json this}}')],
    ['a partial with a block to fall back on', '{{role "user"}}{{#> greeting}}Hi{{/greeting}}'],
    ['a partial of its own', '{{#*inline "p"}}Hi{{/inline}}{{role "user"}}{{> p}}'],
    ['a role before an earlier conversation', '{{role "user"}}{{history}}{{role "user"}}Hi'],
    ['an input that only a partial uses', front(inputs, '{{#each items}}{{this}}{{/each}}{{> who}}')],
    ['an argument of a partial', front(inputs, '{{#each items}}{{> who name=this}}{{/each}}{{name}}')],
  ];
  for (const [name, text] of silent) {
    it(`let pass ${name}`, () => assert.deepEqual(findingsOf(text, { partials: { '_who.prompt': '{{name}}' } }), []));
  }

  it('are ignored by a comment, which goes with its line when nothing is left to ignore', () => {
    const ignored = front(
      inputs,
      '{{name}}{{items}}\n{{! hone-ignore-next-line template/undefined-variable: set later }}\n{{later}}\n',
    );
    assert.deepEqual(findingsOf(ignored), []);
    const useless = '{{role "user"}}a\n{{!-- hone-ignore-next-line template/syntax: none --}}\nb\n';
    assert.equal(fixPrompt(useless, 'a.prompt', { workspace: workspaceOf() }).text, '{{role "user"}}a\nb\n');
  });

  it('suggest partials by their names', () => {
    const text = '{{role "user"}}{{> shared/greting}}';
    const [finding] = lintPrompt(parsePrompt(text, 'a.prompt'), {
      workspace: workspaceOf({ partials: { 'shared/_greeting.prompt': 'Hi' } }),
    });
    const [suggestion] = finding?.suggestions ?? [];
    assert.equal(suggestion?.title, "Change to 'shared/greeting'");
    assert.equal(applyEdits(text, suggestion.edits), '{{role "user"}}{{> shared/greeting}}');
  });

  it('find in dotprompt’s own samples what is wrong with them, and no more', function () {
    const root = fileURLToPath(new URL('../../../../shared/corpus/prompts/google__dotprompt', import.meta.url));
    if (!existsSync(root)) {
      console.log(`      no prompts at ${root}: skipped`);
      this.skip();
    }
    const found = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap((entry) => {
        const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
        const findings = lintPrompt(parsePrompt(text, entry.name), { workspace: workspaceOf() });
        // Which models are gone changes with the facts about them; the corpus test looks at that.
        return findings.flatMap(({ rule, line }) =>
          rule === 'model/retired' ? [] : [`${entry.name}:${line} ${rule}`],
        );
      });
    assert.deepEqual([...new Set(found)].sort(), [
      // Types that Picoschema does not have.
      '02-schema-and-config.prompt:31 template/front-matter',
      '02-schema-and-config.prompt:32 template/front-matter',
      '03-multimodal-media.prompt:21 template/front-matter',
      '06-partials.prompt:23 template/front-matter',
      // Files that the samples come without.
      '06-partials.prompt:44 template/unknown-include',
      '06-partials.prompt:48 template/unknown-include',
      // A helper of the application's own.
      '06-partials.prompt:49 template/unknown-helper',
      '09-complex-schema.prompt:73 template/front-matter',
      'error-unclosed-block.prompt:11 template/syntax',
      'warning-undefined-variable.prompt:11 template/undefined-variable',
      'warning-undefined-variable.prompt:12 template/undefined-variable',
    ]);
  });
});
