import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { configurationFiles } from '../../../src/host/files/configuration-files.js';
import { tempWorkspace, type TempWorkspace } from '../../support/temp-workspace.js';

describe('the files a configuration names', () => {
  let space: TempWorkspace;
  let elsewhere: TempWorkspace;
  before(() => {
    space = tempWorkspace({ 'eval/c.yaml': '', 'eval/b/2.txt': '2', 'eval/b/1.txt': '1', 'up.txt': 'up' });
    elsewhere = tempWorkspace({ 'secret.txt': 'secret' });
    symlinkSync(join(elsewhere.root, 'secret.txt'), join(space.root, 'eval/link.txt'));
  });
  after(() => {
    space.remove();
    elsewhere.remove();
  });
  const files = (): ReturnType<typeof configurationFiles> =>
    configurationFiles(space.root, join(space.root, 'eval/c.yaml'));

  it('are read inside the workspace only, links followed', () => {
    const read = ['b/1.txt', '../up.txt', 'no.txt', '../../x', join(elsewhere.root, 'secret.txt'), 'link.txt'];
    assert.deepEqual(
      read.map((path) => files().read(path)),
      [{ text: '1' }, { text: 'up' }, 'missing', 'outside', 'outside', 'outside'],
    );
  });
  it('are found by a glob, in order, from its folder', () => {
    assert.deepEqual(files().find('b/*.txt'), ['b/1.txt', 'b/2.txt']);
    assert.deepEqual(files().find('./b/[2]*'), ['b/2.txt']);
    assert.deepEqual(files().find('../*.txt'), ['../up.txt']);
    assert.deepEqual(files().find('*.csv'), []);
  });
});
