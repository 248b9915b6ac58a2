import assert from 'node:assert/strict';
import { textgrad } from '../../../../src/engine/optimize/methods/textgrad.js';
import { placesByScore } from '../../../../src/engine/optimize/places.js';
import { createScoreTable } from '../../../../src/engine/optimize/score-table.js';
import { chosen } from '../../../../src/engine/optimize/searchers/rollback.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import { graded, makeRows, runOptimize, scriptedWriter, textOf } from '../../../support/optimize-run.js';

interface Vectors {
  readonly kept: readonly { readonly child: number; readonly current: number; readonly kept: boolean }[];
}

const rows = makeRows(120);

describe('textgrad', () => {
  for (const { child, current, kept } of (fixtureOf('textgrad') as Vectors).kept) {
    it(`${kept ? 'keeps' : 'takes back'} a rewrite with ${child} on the dev rows after ${current}`, () => {
      const table = createScoreTable();
      const [row] = rows;
      for (const [id, score] of Object.entries({ child, current }))
        table.record(id, { row: row?.id ?? '', answer: '', expected: '', score });
      const context = { places: placesByScore(table), rows: { pool: [], train: [], dev: rows.slice(0, 1) } };
      assert.equal(chosen('current', 'child', context), kept ? 'child' : 'current');
    });
  }

  it('comments on three rows one by one and sums them into one rewrite, twelve times, without a row twice in an epoch', async () => {
    const writer = scriptedWriter((drawn, prompt) => `${prompt} Point ${drawn}.`);
    await runOptimize({ method: textgrad, model: graded(rows, () => 0.6), writer, rows });
    const texts = writer.requests.map(textOf);
    const rewrites = texts.filter((text) => text.includes('<new_prompt>'));
    const comments = texts.filter((text) => text.includes('Write your findings'));
    assert.deepEqual([rewrites.length, comments.length], [12, 36]);
    const inputs = comments.map((text) => [...text.matchAll(/<input>(.*)<\/input>/g)].map(([, input]) => input));
    assert.ok(inputs.every((shown) => shown.length === 1));
    for (const epoch of [0, 1, 2]) assert.equal(new Set(inputs.slice(12 * epoch, 12 * epoch + 12).flat()).size, 12);
    assert.ok(rewrites.every((text) => /On input 1: .*\nOn input 2: .*\nOn input 3: /.test(text)));
  });

  it('does not end with its last prompt: what is worse is taken back, and the next step starts from what was better', async () => {
    // The first rewrite helps, every one after it harms.
    const model = graded(rows, (prompt) =>
      /Gnomon(?!.*Harm)/.test(prompt) ? 0.9 : prompt.includes('Harm') ? 0.1 : 0.3,
    );
    const writer = scriptedWriter(
      (drawn, prompt) => `${prompt} ${prompt.includes('Gnomon') ? 'Harm' : 'Gnomon'} ${drawn}.`,
    );
    const { report, events } = await runOptimize({ method: textgrad, model, writer, rows });
    const proposed = events.flatMap((event) => (event.type === 'proposed' ? [event.candidate] : []));
    const first = proposed[1];
    assert.ok(proposed.length > 5 && proposed.slice(2).every(({ parents }) => parents[0] === first?.id));
    assert.equal(report.bestText, first?.text);
  });
});
