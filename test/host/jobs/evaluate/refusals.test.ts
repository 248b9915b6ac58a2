import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { follow, useParity } from '../../../support/parity.js';

describe('an evaluation refuses before it pays', () => {
  const parity = useParity();

  const rejects = (request: object, told: RegExp): Promise<void> =>
    assert.rejects(follow(parity.host, request), ({ message }: Error) => {
      assert.match(message, told);
      assert.equal(parity.server.requests.length, 0, 'nothing was paid for');
      return true;
    });

  const withText = (from: string, to: string) => async (): Promise<void> => {
    await parity.start(3);
    const path = join(parity.folder.root, 'parity.prompt');
    parity.folder.write('parity.prompt', readFileSync(path, 'utf8').replace(from, to));
  };
  for (const [what, from, to, told] of [
    [
      'a column no row has',
      '{{ number }}',
      '{{ nummer }}',
      /parity\.prompt:11:\d+: .*nummer.*rows\.jsonl has the columns 'number', 'label'/,
    ],
    ['an expected column no row has', '{{ label }}', '{{ lable }}', /`expect`.*lable/],
    [
      'an expected answer that is no label',
      '[odd, even]',
      '[uneven, straight]',
      /gives 'odd', which is none of the labels 'uneven', 'straight'/,
    ],
    ['a prompt without data', 'data: rows.jsonl', '', /names no data.*--data/],
    ['a data file that is not there', 'rows.jsonl', 'rws.jsonl', /rws\.jsonl: there is no such file; did you mean/],
    ['a metric without an expected answer', 'expect: "{{ label }}"', '', /parity\.prompt.*needs the expected answer/],
    ['a broken template', '{{ number }}', '{{ number', /parity\.prompt:11:\d+: /],
    ['broken front matter', 'matrix: {', 'matrix: {{', /parity\.prompt:9:\d+: YAML/],
    ['an unknown provider', 'openai/gpt', 'opnai/gpt', /opnai/],
  ] as const) {
    it(what, async () => {
      await withText(from, to)();
      await rejects({}, told);
    });
  }

  it('recordings for a model that takes none, or not these', async () => {
    const clip = (type: string): string => JSON.stringify({ clip: `data:audio/${type};base64,UklG`, label: 'odd' });
    const data = 'data: { path: rows.jsonl, columns: { clip: { column: clip, type: audio } } }';
    const prompt = (model: string): string =>
      `---\nmodel: ${model}\n${data}\nexpect: "{{ label }}"\n---\nWhat is said in {{ clip }}?\n`;
    await parity.start(1, undefined, {
      'parity.prompt': prompt('anthropic/claude-sonnet-4-5'),
      'rows.jsonl': clip('wav'),
    });
    await rejects({}, /parity\.prompt: anthropic\/claude-sonnet-4-5 takes no audio/);
    await parity.start(1, undefined, { 'parity.prompt': prompt('openai/gpt-audio'), 'rows.jsonl': clip('flac') });
    await rejects({}, /parity\.prompt: openai\/gpt-audio takes audio as WAV, MP3/);
  });

  it('two prompts on different data', async () => {
    await parity.start(3);
    const text = readFileSync(join(parity.folder.root, 'parity.prompt'), 'utf8');
    parity.folder.write('other.prompt', text.replace('rows.jsonl', 'other.jsonl'));
    await rejects({ files: ['parity.prompt', 'other.prompt'] }, /do not name the same data.*--data/);
  });

  it('a run that is not there', async () => {
    await parity.start(1);
    await rejects({ resume: '20200101-000000-000-abcdef' }, /There is no run '20200101-000000-000-abcdef'/);
    await rejects({ resume: '../../etc/passwd' }, /There is no run/);
  });

  it('a run without a key', async () => {
    await parity.start(1);
    await parity.withoutKey();
    await rejects({}, /OPENAI_API_KEY/);
  });

  it('not one of many for a row that expects what no label is, and says where', async () => {
    await withText('expect: "{{ label }}"', 'expect: "{{ label if number != 2 else \'two\' }}"')();
    const { problems } = await follow(parity.host);
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(
      problems[0] ?? '',
      /rows\.jsonl:\d: `expect` gives 'two', which is none of the labels, .*hone lint parity\.prompt/,
    );
    assert.ok(parity.server.requests.length > 0);
  });
});
