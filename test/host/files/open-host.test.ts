import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { RowItem } from '../../../src/engine/dataset/row.js';
import { renderPrompt } from '../../../src/engine/prompt/render-prompt.js';
import { openHost, type OpenedHost } from '../../../src/host/open-host.js';
import { type TempWorkspace, tempWorkspace } from '../../support/temp-workspace.js';

let workspace: TempWorkspace;
let host: OpenedHost;

describe('a workspace on disk', () => {
  beforeEach(async () => {
    workspace = tempWorkspace({
      'hone.config.yaml': 'rules: { template/syntax: warning }',
      'prompts/q.prompt':
        '---\ndata: ../data/q.csv\n---\nsystem:\n{% include "partials/p.prompt" %}\n\nuser:\n{{ q }}\n',
      'prompts/partials/p.prompt': '---\nname: p\n---\nBe kind.',
      'data/q.csv': 'q,label\nhi,1\n',
    });
    host = await openHost({ startFolder: join(workspace.root, 'prompts'), readSecret: () => undefined });
  });
  afterEach(() => {
    host.close();
    workspace.remove();
  });

  describe('an opened workspace', () => {
    it('is found from a folder inside it, with its configuration', () => {
      assert.equal(host.root, workspace.root);
      assert.deepEqual(host.config.rules, { 'template/syntax': { severity: 'warning', options: {} } });
      assert.equal(host.runsFolder, join(workspace.root, '.hone', 'runs'));
    });
    it('reads a prompt from where the user stands and names it from the root', async () => {
      const doc = await host.readPrompt('q.prompt');
      assert.equal(doc.path, 'prompts/q.prompt');
      assert.deepEqual(doc.problems, []);
    });
    it('finds partials and data by either name of the prompt', async () => {
      const doc = await host.readPrompt('q.prompt');
      for (const path of ['q.prompt', doc.path, join(workspace.root, doc.path)]) {
        const { messages } = renderPrompt(doc, { q: 'hi' }, { load: host.partialsOf(path) });
        assert.deepEqual(
          messages.map(({ content }) => content),
          ['Be kind.', 'hi'],
        );
        assert.deepEqual(host.lintWorkspaceOf(path).dataFacts('../data/q.csv')?.columns, ['q', 'label']);
        assert.equal(host.resolve(path, doc.config.data!.path), join(workspace.root, 'data/q.csv'));
      }
    });
    it('tells a linter which data files are missing, and what stands in their folders', () => {
      workspace.write('data/notes.txt', 'no rows');
      const linter = host.lintWorkspaceOf('q.prompt');
      assert.equal(linter.lacksData('../data/p.csv'), true);
      assert.equal(linter.lacksData('../data/q.csv/p.csv'), true);
      assert.equal(linter.lacksData('../data/q.csv'), false);
      assert.equal(linter.lacksData('../data/notes.txt'), false);
      assert.equal(linter.lacksData('../data'), false);
      assert.equal(linter.lacksData('../data/\0.csv'), false);
      assert.deepEqual(linter.listData('../data/p.csv'), ['q.csv']);
      assert.deepEqual(linter.listData('../nowhere/p.csv'), []);
    });
    it('gives a linter partials whose places are those of their files', () => {
      const text = host.lintWorkspaceOf('q.prompt').readPartial('partials/p.prompt');
      assert.ok(text !== undefined);
      assert.equal(text.trim(), 'Be kind.');
      assert.equal(text.length, '---\nname: p\n---\nBe kind.'.length);
      assert.equal(host.lintWorkspaceOf('q.prompt').readPartial('../../../etc/passwd'), undefined);
    });
    it('streams the rows of a data file', async () => {
      const items: RowItem[] = [];
      for await (const item of host.openRows('../data/q.csv')) items.push(item);
      assert.deepEqual(
        items.map((item) => item.type === 'row' && item.row.values),
        [{ q: 'hi', label: '1' }],
      );
    });
    it('names files in errors as the user would', async () => {
      await assert.rejects(
        host.readPrompt('r.prompt'),
        /^HostError: r\.prompt: there is no such file; did you mean `q\.prompt`\?$/,
      );
    });
    it('refuses a bad configuration when it is opened', async () => {
      workspace.write('hone.config.yaml', 'model: 5');
      await assert.rejects(
        openHost({ startFolder: workspace.root, readSecret: () => undefined }),
        /line 1: `model` must be text/,
      );
    });
  });
});
