import assert from 'node:assert/strict';
import { listed, one, withPrompt } from '../../../../support/promptfoo-config.js';

describe('what a promptfoo configuration asks for and Hone does not do', () => {
  describe('code is never run: it is listed as blocked', () => {
    const cases: [string, string][] = [
      ['prompts: [a, file://p.js]', 'file://p.js'],
      ['prompts: [a, "file://p.py:make"]', '"file://p.py:make"'],
      ["prompts: [a, 'exec:./p.sh']", "'exec:./p.sh'"],
      ['prompts: [a]\nproviders: [file://p.mjs]', 'file://p.mjs'],
      ["prompts: [a]\nproviders: ['python:p.py']", "'python:p.py'"],
      ["prompts: [a]\nproviders: ['exec: ./run']", "'exec: ./run'"],
      ["prompts: [a]\nproviders: ['webhook:https://x']", "'webhook:https://x'"],
      ['prompts: [a]\ndefaultTest: { assert: [{ type: javascript, value: file://check.ts }] }', 'file://check.ts'],
      ['prompts: [a]\ndefaultTest: { assert: [{ type: not-javascript, value: package:x }] }', 'package:x'],
      ['prompts: [a]\ndefaultTest: { assert: [{ type: ruby }] }', 'ruby'],
      ['prompts: [a]\ndefaultTest: { assert: [{ type: webhook, value: https://x }] }', 'webhook'],
      ['prompts: [a]\ndefaultTest: { assert: [{ type: equals, value: file://v.js }] }', 'file://v.js'],
      ['prompts: [a]\ndefaultTest: { options: { transform: output.trim() } }', 'transform'],
      ['prompts: [a]\ndefaultTest: { vars: { x: file://v.py } }', 'file://v.py'],
      ['prompts: [a]\nextensions: [file://e.js:hook]', 'extensions'],
      ['prompts: [a]\nnunjucksFilters: { f: f.js }', 'nunjucksFilters'],
    ];
    for (const [text, at] of cases) {
      it(text.replaceAll('\n', ' / '), () => {
        const doc = one(text);
        assert.deepEqual(listed(doc), [['code-blocked', at]]);
        assert.match(doc.unsupported[0]?.message ?? '', /never run: it needs trust/);
        assert.deepEqual([doc.config.models, doc.config.metrics], [[], []]);
      });
    }
  });

  it('lists every key that is not carried over', () => {
    const doc = withPrompt(
      'tags: {}\noutputPath: x\ntests: [{ metadata: {}, options: { runSerially: true }, assert: [{ type: is-json, config: {}, provider: m }] }]',
    );
    assert.deepEqual(listed(doc), [
      ['test-key', 'metadata'],
      ['test-key', 'runSerially'],
      ['assertion-key', 'config'],
      ['assertion-key', 'provider'],
      ['file-key', 'tags'],
      ['file-key', 'outputPath'],
    ]);
  });

  it('variables that promptfoo gives every prompt', () => {
    const doc = one("prompts: ['{{ env.KEY }}{% for turn in _conversation %}{{ turn.output }}{% endfor %}']\n");
    assert.deepEqual(listed(doc), [
      ['environment', 'env'],
      ['conversation', '_conversation'],
    ]);
  });
});
