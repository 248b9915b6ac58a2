import assert from 'node:assert/strict';
import { HostError } from '../../../src/host/host-error.js';
import { openWorld, sent } from '../../support/preview-world.js';

describe('the rows of the preview', () => {
  it('reads rows again when their file changes', async () => {
    const world = openWorld();
    await world.settled();
    world.data['rows.jsonl'] = [{ question: 'new' }];
    world.fileChanged('rows.jsonl');
    assert.deepEqual(sent(await world.reread()), ['Rules. brief\nQ: new']);
  });

  it('keeps row and rows on the screen until the changed file is read', async () => {
    const world = openWorld();
    await world.settled();
    world.state.chooseRow(3);
    world.data['rows.jsonl'] = ['one', 'two', '3'].map((question) => ({ question }));
    world.fileChanged('rows.jsonl');
    world.state.changed();
    const { rows } = world.view();
    assert.deepEqual([sent(world.view()), rows?.number, rows?.state], [['Rules. brief\nQ: three'], 3, 'all']);
    assert.deepEqual(sent(await world.reread()), ['Rules. brief\nQ: 3']);
  });

  it('shows the last of several changes to a file, whichever is read first', async () => {
    const world = openWorld();
    await world.settled();
    for (const question of ['older', 'newer']) {
      world.data['rows.jsonl'] = [{ question }];
      world.fileChanged('rows.jsonl');
    }
    assert.deepEqual(sent(await world.reread()), ['Rules. brief\nQ: newer']);
  });

  it('says why there are no rows, and asks for values instead', async () => {
    const world = openWorld();
    world.data['rows.jsonl'] = new HostError('not-found', 'rows.jsonl: there is no such file.');
    const view = await world.settled();
    assert.deepEqual(
      view.problems.map(({ message }) => message),
      ['rows.jsonl: there is no such file.'],
    );
    assert.deepEqual(
      view.fields.map(({ name, type }) => `${name} ${type}`),
      ['question string', 'audience string'],
    );
  });

  it('says which lines are no rows', async () => {
    const world = openWorld();
    world.data['rows.jsonl'] = [{ 'not a row': 1 }, { question: 'two' }];
    const view = await world.settled();
    assert.equal(view.problems[0]?.message, 'rows.jsonl: Line 1: This is not JSON; correct or remove the line.');
    assert.deepEqual([view.rows?.number, view.rows?.line], [1, 2]);
  });

  it('says why data must not be looked at', async () => {
    const view = await openWorld({ trusted: false }).settled();
    assert.equal(view.problems[0]?.message, 'rows.jsonl: not here.');
  });

  it('waits for demonstrations in a file of their own', async () => {
    const world = openWorld({ text: '---\nexpect: "{{ a }}"\ndemos: { path: demos.jsonl }\n---\nQ: {{ q }}' });
    world.data['demos.jsonl'] = [{ q: 'one', a: 'A' }];
    assert.equal(world.view().rendering, null);
    assert.deepEqual(sent(await world.settled()), ['Q: one', 'A', 'Q:q']);
  });
});
