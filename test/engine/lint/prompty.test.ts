import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lintPrompt } from '../../../src/engine/lint/lint-prompt.js';
import type { Finding } from '../../../src/engine/lint/rule.js';
import { schemaFaults } from '../../../src/engine/lint/schema-faults.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { applyEdits } from '../../../src/engine/text/edit.js';
import { workspaceOf } from '../../support/check-rule.js';

const corpus = fileURLToPath(new URL('../../../../shared/corpus/prompts/microsoft__prompty', import.meta.url));

function lint(text: string): readonly Finding[] {
  return lintPrompt(parsePrompt(text, 'a.prompty'), { workspace: workspaceOf(), checkSchema: schemaFaults });
}

/** Each finding as its rule, the text it marks and its message. */
function findingsOf(text: string): string[] {
  return lint(text).map(({ rule, span, message }) => `${rule} [${text.slice(span.start, span.end)}] ${message}`);
}

describe('The rules on Prompty files', () => {
  it('find what they find in files of Hone, in the words of Prompty', () => {
    const text = `---
inputs:
  - name: question
    kind: string
---
sytem:
Be kind.
user:
{{ qestion }} {{ }}
assistant:
`;
    assert.deepEqual(findingsOf(text), [
      'template/role-marker [sytem:] `sytem:` is not a role, so this line is sent as text; write `system:` to start a message.',
      "template/undefined-variable [qestion] 'qestion' is not declared: change it to 'question', or declare it under inputs.",
      'template/empty-placeholder [{{ }}] This placeholder is empty: name the value it stands for, or remove it.',
      'template/empty-prompt [assistant:] This assistant message is empty: write its text, or remove the line.',
    ]);
  });

  it('declare an input where the file declares its own', () => {
    const fixed = (text: string): string => {
      const [finding] = lint(text).filter(({ rule }) => rule === 'template/undefined-variable');
      const edits = finding?.suggestions.find(({ title }) => title.startsWith('Declare'))?.edits;
      return edits === undefined ? '' : applyEdits(text, edits);
    };
    assert.equal(
      fixed('---\ninputs:\n  - name: a\n    kind: string\n---\n{{ a }}{{ topic }}'),
      '---\ninputs:\n  - name: topic\n    kind: string\n  - name: a\n    kind: string\n---\n{{ a }}{{ topic }}',
    );
    assert.equal(
      fixed('---\ninputs:\n  a: Jane\n---\n{{ a }}{{ topic }}'),
      '---\ninputs:\n  topic: { kind: string }\n  a: Jane\n---\n{{ a }}{{ topic }}',
    );
    for (const text of [
      '---\ninputs:\n  - name: a\n---\n{{ a }}{{ topic }}',
      '---\ninputs: { a: 1 }\n---\n{{ a }}{{ topic }}',
    ]) {
      assert.deepEqual(findingsOf(fixed(text)), []);
    }
  });

  it('take an input out of the list or the mapping it stands in', () => {
    const fixed = (text: string): string | undefined => {
      const edits = lint(text).find(({ rule }) => rule === 'template/unused-input')?.suggestions[0]?.edits;
      return edits && applyEdits(text, edits);
    };
    const list = (...items: string[]): string => `---\ninputs:\n${items.join('')}model: m\n---\n{{ a }}`;
    const [a, b] = ['  - name: a\n    kind: string\n', '  - name: b\n    kind: string\n    default: |\n      x\n'];
    assert.equal(fixed(list(b, a)), list(a));
    assert.equal(fixed(list(a, b)), list(a));
    assert.equal(fixed(list('  a: one\n', '  b:\n    kind: string\n')), list('  a: one\n'));
    assert.equal(fixed(list('  b: one\n', '  a: two\n')), list('  a: two\n'));
    assert.equal(fixed('---\ninputs: { a: one, b: two }\n---\n{{ a }}'), undefined);
    assert.equal(fixed('---\ninputs:\n  - name: b\n---\nHi'), undefined);
  });

  it('see faults of the front matter and of the template, and secrets', () => {
    assert.deepEqual(findingsOf('---\nmodel: { options: { topP: 2 } }\n---\n{% if a %}\n'), [
      'template/front-matter [2] `model.options.topP` must be a number from 0 to 1.',
      'template/syntax [{% if a %}] `{% if %}` is never closed: add `{% endif %}`.',
    ]);
    const key = Array.from({ length: 60 }, (_, i) => 'abcDEF0123xyzQRS789'[(i * i + 3 * i) % 19]).join('');
    const [secret] = findingsOf(`---\nmodel:\n  connection: { kind: key, apiKey: sk-proj-${key} }\n---\nHi`);
    assert.match(secret ?? '', /^security\/secret /);
  });

  it('take an input bound to a tool for used, and names that only a sample shows for open', () => {
    const bound =
      '---\ninputs: { unit: { kind: string }, q: { kind: string } }\ntools:\n  - { name: t, kind: function, bindings: { u: { input: unit } } }\n---\n{{ q }}';
    assert.deepEqual(findingsOf(bound), []);
    assert.deepEqual(findingsOf(bound.replace('input: unit', 'input: other')), [
      "template/unused-input [unit] The input 'unit' is never used: use it in the template or remove it.",
    ]);
    assert.deepEqual(findingsOf('---\nsample: { question: Why? }\n---\n{{ question }} {{ context }}'), []);
  });

  it('are suppressed in comments of the template and in front matter', () => {
    const text =
      '---\ninputs: { a: { kind: string } }\n---\n{# hone-ignore-next-line template/undefined-variable #}\n{{ other }}{{ a }}';
    assert.deepEqual(findingsOf(text), []);
    const file = '---\nhone: { ignore: [template/unused-input] }\ninputs: { a: { kind: string } }\n---\nHi';
    assert.deepEqual(findingsOf(file), []);
  });
});

/** What the rules report in the files of the Prompty repository; each was looked at and is true. */
const known: readonly string[] = [];

describe('The Prompty repository', () => {
  before(function () {
    if (existsSync(corpus)) return;
    console.log(`      no Prompty files at ${corpus}`);
    this.skip();
  });

  it('has no finding that was not looked at, and no file that is not read whole', () => {
    const files = (readdirSync(corpus, { recursive: true }) as string[]).filter((file) => file.endsWith('.prompty'));
    assert.equal(files.length, 30);
    const reported = files.flatMap((file) => {
      const doc = parsePrompt(readFileSync(join(corpus, file), 'utf8'), file);
      assert.deepEqual(doc.problems, [], file);
      assert.ok(doc.messages.length > 0, file);
      const findings = lintPrompt(doc, { workspace: workspaceOf(), checkSchema: schemaFaults });
      // Which models are gone changes with the facts about them; the corpus test looks at that.
      return findings.flatMap(({ rule, line }) => (rule === 'model/retired' ? [] : [`${file}:${line} ${rule}`]));
    });
    assert.deepEqual(reported.sort(), known);
  });
});
