import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { lintPrompt, parsePrompt, renderPrompt } from '../../src/index.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The indented block below a heading. */
function blockBelow(heading: string): string {
  const [, block = ''] = new RegExp(`## ${heading}\\n\\n((?:(?: {4}.*)?\\n)+)`).exec(readme) ?? [];
  return block.replaceAll(/^ {4}/gm, '').trim();
}

describe('what the README shows', () => {
  const prompt = blockBelow('A prompt file');

  it('its prompt file is one the linter has nothing to say about', () => {
    assert.deepEqual(lintPrompt(prompt), []);
    const { config } = parsePrompt(prompt, 'readme.prompt');
    assert.deepEqual([config.models, config.output.labels.length], [['mistral/mistral-small-2603'], 6]);
  });

  it('its prompt file renders to the two messages it shows', () => {
    const load = (): string => 'The types are many.';
    const { messages } = renderPrompt(prompt, { question: 'Why?', tone: 'brief' }, { load });
    assert.deepEqual(messages, [
      { role: 'system', content: 'You sort questions. Be brief. The types are many.' },
      { role: 'user', content: 'Question: Why?\nType:' },
    ]);
  });

  it('both commands are on its first screen', () => {
    const [screen = ''] = readme.split('\n').slice(0, 30).join('\n').split('## ');
    assert.match(screen, /^ {4}npm start/m);
    assert.match(screen, /^ {4}npm test/m);
    assert.match(screen, /not a language model/);
  });
});
