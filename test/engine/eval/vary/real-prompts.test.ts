import assert from 'node:assert/strict';
import { freeKinds } from '../../../../src/engine/eval/vary/kinds/index.js';
import { makeVariations } from '../../../../src/engine/eval/vary/make-variations.js';
import { lintErrors } from '../../../../src/engine/lint/lint-errors.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import { partsOf } from '../../../../src/engine/prompt/parts.js';
import type { PromptDoc } from '../../../../src/engine/prompt/prompt-doc.js';
import { corpusFiles, needsCorpus } from '../../../support/corpus.js';

/** One of so many real prompts, so that the test takes seconds. */
const every = 32;

describe('vary on real prompts', function () {
  this.timeout(60_000);
  before(needsCorpus);

  it('keeps placeholders, messages and frozen parts, makes no new error, no text twice, and is the same again', () => {
    const kinds = new Map<string, number>();
    for (const [index, file] of corpusFiles().entries()) {
      if (index % every !== 0) continue;
      const doc = parsePrompt(file.text, file.pathInRepository);
      const errorsOf = (prompt: PromptDoc): string[] => lintErrors(prompt, { workspace: file.workspace });
      const plan = { kinds: freeKinds, n: 2, seed: 7, components: [], typoRate: 0.05, lintErrors: errorsOf };
      const { variations, notes } = makeVariations(doc, plan);
      const texts = [doc.text, ...variations.map(({ text }) => text)];
      assert.equal(new Set(texts).size, texts.length, file.path);
      assert.deepEqual(makeVariations(doc, plan).variations, variations, file.path);
      assert.equal(new Set([...variations.map(({ kind }) => kind), ...notes.map(kindOf)]).size, freeKinds.length);
      for (const { text, name, kind } of variations) {
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        const varied = parsePrompt(text, doc.path);
        const place = `${file.path} ${name}`;
        assert.deepEqual(holesOf(varied), holesOf(doc), place);
        assert.deepEqual(rolesOf(varied), rolesOf(doc), place);
        assert.deepEqual(frozenOf(varied), frozenOf(doc), place);
        assert.equal(text.slice(0, varied.body.start), doc.text.slice(0, doc.body.start), place);
        assert.deepEqual(newErrors(doc, varied, errorsOf), [], place);
      }
    }
    console.log(`      ${[...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
    assert.ok([...kinds.values()].reduce((sum, count) => sum + count, 0) > 50);
  });
});

function kindOf(note: string): string {
  return note.slice(0, note.indexOf(':'));
}

function holesOf({ template, text }: PromptDoc): string[] {
  return template.facts.holes.map(({ span }) => text.slice(span.start, span.end)).sort();
}

function rolesOf({ messages }: PromptDoc): string[] {
  return messages.map(({ role }) => role);
}

function frozenOf(doc: PromptDoc): string[] {
  return partsOf(doc).flatMap(({ frozen, text }) => (frozen ? [text] : []));
}

function newErrors(before: PromptDoc, after: PromptDoc, lintErrors: (doc: PromptDoc) => string[]): string[] {
  const known = new Set([...before.problems.map(({ message }) => message), ...lintErrors(before)]);
  return [...after.problems.map(({ message }) => message), ...lintErrors(after)].filter((one) => !known.has(one));
}
