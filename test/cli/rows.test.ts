import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Ended, hone } from '../support/hone.js';
import { parquetFile } from '../support/parquet-file.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

const prompt = `---
model: offline/learner
data:
  path: data/*.{csv,json,yaml,parquet}
  columns: { photo: { column: file, type: image } }
expect: "{{ label }}"
output: { labels: [cat, dog] }
metrics: [exact-match]
---
What is on {{ photo }}? {{ label }}
`;

describe('rows of every kind', () => {
  let space: TempWorkspace;
  const run = (args: readonly string[], input?: string): Promise<Ended> =>
    hone(args, { cwd: space.root, ...(input !== undefined && { input }) });
  const partsOf = ({ stdout, stderr }: Ended): unknown => {
    assert.notEqual(stdout, '', stderr);
    return (JSON.parse(stdout) as { messages: { parts: unknown[] }[] }).messages[0]?.parts[1];
  };
  const text = (name: string, values: readonly string[]): Parameters<typeof parquetFile>[0][number] => {
    return { name, type: 'BYTE_ARRAY', converted: 0, values };
  };

  beforeEach(() => {
    space = tempWorkspace({
      'p.prompt': prompt,
      'data/dot.png': png,
      'data/a.csv': 'file,label\ndot.png,cat\nnone.png,dog\n',
      'data/b.json': '{"rows": [{"file": "https://example.org/b.png", "label": "dog"}]}',
      'data/c.yaml': '- file: dot.png\n  label: dog\n',
      'data/d.parquet': parquetFile([text('file', ['dot.png']), text('label', ['cat'])]),
    });
  });
  afterEach(() => space.remove());

  it('are evaluated together, and the one without its picture is left out by name', async () => {
    const { stdout, stderr } = await run(['eval', 'p.prompt', '--format', 'json']);
    assert.match(
      stderr,
      /data\/\*\.\{csv,json,yaml,parquet\} \(a\.csv\):3: There is no file `none\.png`; paths in a row/,
    );
    const report = JSON.parse(stdout) as { rows: number; calls: number };
    assert.deepEqual([report.rows, report.calls], [4, 4]);
  });
  it('have their pictures where the template places them', async () => {
    const shown = async (row: string): Promise<unknown> =>
      partsOf(await run(['render', 'p.prompt', '--row', row, '--format', 'json']));
    const picture = { type: 'media', url: `data:image/png;base64,${png.toString('base64')}`, contentType: 'image/png' };
    assert.deepEqual(await shown('1'), picture);
    assert.deepEqual(await shown('2'), { type: 'media', url: 'https://example.org/b.png' });
    assert.deepEqual(await shown('4'), picture);
  });
  it('are named in text as what they are', async () => {
    const { stdout } = await run(['render', 'p.prompt', '--row', '1']);
    assert.match(stdout, /What is on \[image\/png, about 1 KB\]\? cat/);
  });
  it('are not gone on with when a picture is another one, and are when it is back', async () => {
    const args = ['eval', 'p.prompt', '--format', 'json'];
    const { stdout } = await run([...args, '--concurrency', '1', '--max-calls', '2']);
    const { run: id, stop } = JSON.parse(stdout) as { run: string; stop: string };
    assert.equal(stop, 'budget');
    space.write('data/dot.png', Buffer.concat([png, Buffer.from([1])]));
    const refused = await run([...args, '--resume', id]);
    assert.equal(refused.code, 2);
    assert.match(
      refused.stderr,
      /\(a\.csv\):\d: the files of this row changed since run .* Restore them, or start anew without/,
    );
    space.write('data/dot.png', png);
    const whole = await run([...args, '--resume', id]);
    assert.equal((JSON.parse(whole.stdout) as { rows: number }).rows, 4, whole.stderr);
  });

  it('come from standard input too, and a resumed run needs no second pipe', async () => {
    const rows = '{"file": "data/dot.png", "label": "cat"}\n{"file": "data/dot.png", "label": "dog"}\n';
    const first = await run(['eval', 'p.prompt', '--data', '-', '--format', 'json', '--max-calls', '1'], rows);
    const { run: id } = JSON.parse(first.stdout) as { run: string };
    const second = await run(['eval', 'p.prompt', '--resume', id, '--format', 'json']);
    assert.equal((JSON.parse(second.stdout) as { rows: number }).rows, 2, second.stderr);
    assert.equal(readdirSync(join(space.root, '.hone/input')).length, 1);
  });
  it('come from standard input in any format', async () => {
    const input = '- {file: data/dot.png, label: cat}\n';
    const shown = await run(['render', 'p.prompt', '--data', '-', '--data-format', 'yaml', '--format', 'json'], input);
    assert.equal((partsOf(shown) as { type: string }).type, 'media');
  });
  it('come from standard input as they begin, where nobody says how they are written', async () => {
    const table = await run(
      ['render', 'p.prompt', '--data', '-', '--format', 'json'],
      'file,label\ndata/dot.png,cat\n',
    );
    assert.equal((partsOf(table) as { type: string }).type, 'media');
  });
  for (const [args, says] of [
    [['--data', '-'], /Nothing came from standard input; pipe rows into the command/],
    [['--data', 'data/a.csv', '--data-format', 'csv'], /--data-format is for rows from standard input: add --data -/],
    [['--data', 'data/*.tsv'], /data\/\*\.tsv: no file matches; correct the pattern/],
  ] as const)
    it(`are asked for when they do not come: ${args.join(' ')}`, async () => {
      const { code, stderr } = await run(['eval', 'p.prompt', ...args], '');
      assert.deepEqual([code, says.test(stderr)], [2, true], stderr);
    });
});
