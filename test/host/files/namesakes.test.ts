import assert from 'node:assert/strict';
import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createNamesakes } from '../../../src/host/files/namesakes.js';
import { tempWorkspace } from '../../support/temp-workspace.js';

const called = (name: string): string => `---\nname: ${name}\n---\nHi.\n`;

describe('the names of the prompts in a folder', () => {
  it('are read again after a moment, of the files that changed', () => {
    const space = tempWorkspace({ 'a.prompt': called('one'), 'b.prompt': called('two') });
    try {
      let time = 0;
      const namesakes = createNamesakes(() => time);
      assert.deepEqual(namesakes(space.root, 'one'), ['a.prompt']);
      space.write('b.prompt', called('one'));
      space.write('c.prompt', called('three'));
      assert.deepEqual(namesakes(space.root, 'one'), ['a.prompt'], 'taken as it was');
      time += 1000;
      assert.deepEqual(namesakes(space.root, 'one'), ['a.prompt', 'b.prompt']);
      assert.deepEqual(namesakes(space.root, 'three'), ['c.prompt']);
      unlinkSync(join(space.root, 'a.prompt'));
      time += 1000;
      assert.deepEqual(namesakes(space.root, 'one'), ['b.prompt']);
    } finally {
      space.remove();
    }
  });

  it('are none where there is no folder', () => {
    assert.deepEqual(createNamesakes(() => 0)('/nowhere/at/all', 'one'), []);
  });
});
