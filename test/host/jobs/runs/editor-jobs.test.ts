import assert from 'node:assert/strict';
import { join } from 'node:path';
import { groupByData } from '../../../../src/host/jobs/evaluate/group-by-data.js';
import { rowsOfPrompt } from '../../../../src/host/jobs/rows-of-prompt.js';
import { textsOfRows } from '../../../../src/host/jobs/texts-of-rows.js';
import { latestCells } from '../../../../src/host/jobs/runs/latest-cells.js';
import { replayRun } from '../../../../src/host/jobs/runs/replay-run.js';
import { storedRun } from '../../../../src/host/jobs/runs/stored-run.js';
import { openHost } from '../../../../src/host/open-host.js';
import { runPath } from '../../../../src/host/runs/run-path.js';
import { follow, useParity } from '../../../support/parity.js';
import { tempWorkspace } from '../../../support/temp-workspace.js';

describe('what the editor reads of a prompt and its runs', () => {
  const parity = useParity();
  const rowsNow = async (): Promise<ReadonlySet<string>> => {
    const { rows } = await rowsOfPrompt('parity.prompt', { first: 0, count: 100 }, parity.host);
    return new Set(rows.map(({ id }) => id));
  };
  const latest = async (): Promise<number> => {
    const [prompt] = await parity.host.readPrompts('parity.prompt');
    assert.ok(prompt);
    return (await latestCells(prompt, await rowsNow(), parity.host)).length;
  };

  it('is a page of its rows, with the number of all', async () => {
    await parity.start(30);
    const { rows, total } = await rowsOfPrompt('parity.prompt', { first: 10, count: 5 }, parity.host);
    assert.equal(total, 30);
    assert.deepEqual(
      rows.map(({ line, text }) => [line, text]),
      [11, 12, 13, 14, 15].map((line) => [line, line % 2 === 1 ? 'odd' : 'even']),
    );
    assert.equal(rows[0]?.file, join(parity.folder.root, 'rows.jsonl'));
  });

  it('is what all its rows hold, to be searched', async () => {
    await parity.start(3);
    const texts = await textsOfRows(['parity.prompt'], { data: null, limit: null }, parity.host);
    assert.deepEqual(new Set(texts.keys()), await rowsNow());
    for (const text of texts.values()) assert.match(text, /odd|even/);
    const fewer = await textsOfRows(['parity.prompt'], { data: null, limit: 2 }, parity.host);
    assert.equal(fewer.size, 2);
  });

  it('is its last run again from the journal, event by event', async () => {
    await parity.start(6);
    const { report, cells } = await follow(parity.host);
    const replayed = [];
    for await (const event of replayRun(storedRun(runPath(parity.host.runsFolder, report.run)))) replayed.push(event);
    assert.equal(replayed.filter(({ type }) => type === 'cell').length, cells.length);
    const last = replayed.at(-1);
    assert.deepEqual(last?.type === 'finished' && last.report, report);
  });

  it('is what its last runs say of its rows, reruns of some included, and nothing once a file has changed', async () => {
    await parity.start(6);
    assert.equal(await latest(), 0);
    await follow(parity.host);
    assert.equal(await latest(), 12);
    const [one = ''] = await rowsNow();
    await follow(parity.host, { rows: { ids: [one] }, cache: false });
    assert.equal(await latest(), 12);
    parity.folder.write('rows.jsonl', '{"number":1,"label":"odd"}\n{"number":4,"label":"even"}\n');
    assert.equal(await latest(), 0);
  });

  it('is nothing of a run that asked another model', async () => {
    await parity.start(3);
    await follow(parity.host, { models: ['openai/gpt-4.1-nano'] });
    assert.equal(await latest(), 6);
    const [prompt] = await parity.host.readPrompts('parity.prompt');
    assert.ok(prompt);
    const other = { ...prompt, config: { ...prompt.config, matrix: { style: ['quickly'] } } };
    assert.equal((await latestCells(other, await rowsNow(), parity.host)).length, 0);
  });
});

describe('prompts that are evaluated together', () => {
  const prompt = (data: string): string => `---\n${data}expect: "{{ label }}"\nmetrics: [exact-match]\n---\n{{ q }}\n`;
  const folder = tempWorkspace({
    'hone.config.yaml': '',
    'a.prompt': prompt('data: one.jsonl\n'),
    'b.prompt': prompt('data: two.jsonl\n'),
    'c.prompt': prompt('data: one.jsonl\n'),
    'none.prompt': prompt(''),
    'one.jsonl': '{"q":"x","label":"y"}\n',
    'two.jsonl': '{"q":"x","label":"y"}\n',
  });
  after(() => folder.remove());

  it('are one run where they name the same data; what cannot be run stops no other', async () => {
    const host = await openHost({ startFolder: folder.root, readSecret: () => undefined });
    try {
      const { groups, problems } = await groupByData(['a.prompt', 'b.prompt', 'none.prompt', 'c.prompt'], host);
      assert.deepEqual(groups, [['a.prompt', 'c.prompt'], ['b.prompt']]);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', /none\.prompt names no data/);
    } finally {
      host.close();
    }
  });
});
