import assert from 'node:assert/strict';
import { parsePrompts } from '../../../../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../../../../src/engine/prompt/prompt-doc.js';
import { filesOf } from '../../../../support/configuration-files.js';
import { listed, sent } from '../../../../support/promptfoo-config.js';

type Files = Readonly<Record<string, string>>;

const all = (yaml: string, files: Files): readonly [PromptDoc, ...PromptDoc[]] =>
  parsePrompts(yaml, 'promptfooconfig.yaml', filesOf(files));

describe('prompts of a promptfoo configuration that stand in files', () => {
  const names = (docs: readonly PromptDoc[]): unknown[] => docs.map(({ fragment, config }) => fragment ?? config.name);

  it('are its prompts, rendered as Nunjucks, among those written in it', () => {
    const docs = all(
      "prompts: [file://p/ask.txt, 'Say {{ word }}', { id: p/b.md, label: B, config: { temperature: 0 } }]",
      {
        'p/ask.txt': '\n{% if word %}{{ word.toUpperCase() }}{% endif %}\n---\nSecond {{ word }}\n',
        'p/b.md': '# {{ word }}\n',
      },
    );
    assert.deepEqual(names(docs), ['ask-1', 'ask-2', 'prompt-3', 'B']);
    assert.deepEqual(
      docs.flatMap((doc) => sent(doc, { word: 'hi' })),
      ['user: HI', 'user: Second hi', 'user: Say hi', 'user: # hi\n'],
    );
    assert.deepEqual(
      docs.map(({ config, problems, unsupported }) => [config.parameters.temperature, problems, unsupported]),
      [
        [undefined, [], []],
        [undefined, [], []],
        [undefined, [], []],
        [0, [], []],
      ],
    );
  });
  it('chat messages of JSON, lines of JSON and YAML too', () => {
    const chat = '[{"role": "system", "content": "S"}, {"role": "user", "content": "{{ word }}"}]';
    const yaml = '- role: user\n  content: "{{ word }}"\n';
    const docs = all('prompts: ["file://p/*"]', {
      'p/1.json': chat,
      'p/2.jsonl': `${chat}\n`,
      'p/3.yaml': yaml,
      'p/4.py': 'x',
    });
    assert.deepEqual(names(docs), ['1', '2', '3']);
    assert.deepEqual(
      docs.map((doc) => sent(doc, { word: 'a "b"' })),
      [['system: S', 'user: a "b"'], ['system: S', 'user: a "b"'], ['user: a "b"']],
    );
    assert.deepEqual(listed(docs[0]), [['code-blocked', '"file://p/*"']]);
  });
  it('one is a prompt however short it is, and its fault has its file and the place of the reference', () => {
    const [doc] = all('prompts: file://p.txt', { 'p.txt': 'and/or' });
    assert.deepEqual(sent(doc, {}), ['user: and/or']);
    const [bad] = all('prompts: file://p.txt', { 'p.txt': 'a {{ b c }}' });
    assert.match(bad.problems[0]?.message ?? '', /^In p\.txt: /);
    assert.deepEqual(
      listed(bad, bad.problems.slice(0, 1)).map(([, at]) => at),
      ['file://p.txt'],
    );
  });
  it('code stays blocked, and a missing file is a problem', () => {
    const [doc] = all('prompts: [file://p.py, file://no.txt, x]', { 'p.py': 'x' });
    assert.deepEqual(listed(doc), [['code-blocked', 'file://p.py']]);
    assert.match(doc.problems[0]?.message ?? '', /There is no file no\.txt/);
  });
  it('a file of another kind is listed', () => {
    const [doc] = all('prompts: [p.csv, x]', { 'p.csv': 'prompt\nx\n' });
    assert.deepEqual(listed(doc), [['prompt-file', 'p.csv']]);
  });
  it('are listed where no files can be read', () => {
    const [doc] = parsePrompts('prompts: file://p.txt\ntests: file://t.yaml', 'promptfooconfig.yaml');
    assert.deepEqual(listed(doc), [
      ['prompts-elsewhere', 'p.txt'],
      ['tests-file', 'file://t.yaml'],
    ]);
  });
});
