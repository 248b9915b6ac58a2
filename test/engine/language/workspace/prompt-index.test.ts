import assert from 'node:assert/strict';
import type { WorkspaceFiles } from '../../../../src/engine/language/workspace/contracts.js';
import { createPromptIndex, type PromptIndex } from '../../../../src/engine/language/workspace/prompt-index.js';
import { references } from '../../../../src/engine/language/workspace/references.js';

interface Watched {
  readonly files: WorkspaceFiles;
  readonly texts: Map<string, string>;
  /** The paths that were read, in order. */
  readonly reads: string[];
}

function watched(texts: Record<string, string>): Watched {
  const current = new Map(Object.entries(texts));
  const reads: string[] = [];
  const files: WorkspaceFiles = {
    listPrompts: async () => ({
      paths: [...current.keys()].filter((path) => path.endsWith('.prompt')),
      complete: true,
    }),
    read: async (path, most) => {
      reads.push(path);
      const text = current.get(path);
      return text === undefined ? undefined : { text: text.slice(0, most), whole: text.length <= most };
    },
  };
  return { files, texts: current, reads };
}

async function pathsOf(index: PromptIndex, path: string, offset: number): Promise<string[]> {
  const workspace = await index.read({ path, data: 'head' });
  return [...new Set(references(workspace, path, offset).map((place) => place.path))];
}

describe('The index of a workspace', () => {
  it('reads nothing before the first question, each file once, and a changed file alone again', async () => {
    const { files, texts, reads } = watched({
      'a.prompt': '{{ x }}{% include "p.j2" %}',
      'b.prompt': '{{ x }}',
      'p.j2': '{{ y }}',
    });
    const index = createPromptIndex(files);
    assert.deepEqual(reads, []);
    assert.deepEqual(await pathsOf(index, 'a.prompt', 3), ['a.prompt']);
    assert.deepEqual(reads, ['a.prompt', 'b.prompt', 'p.j2']);
    texts.set('p.j2', '{{ x }}');
    assert.deepEqual(await pathsOf(index, 'a.prompt', 3), ['a.prompt']);
    index.changed('p.j2');
    assert.deepEqual(await pathsOf(index, 'a.prompt', 3), ['a.prompt', 'p.j2']);
    assert.deepEqual(reads, ['a.prompt', 'b.prompt', 'p.j2', 'p.j2']);
  });

  it('a prompt that is new is found, and one that is gone no longer', async () => {
    const { files, texts } = watched({ 'a.prompt': '---\ndata: r.csv\n---\n{{ x }}', 'r.csv': 'x\n1\n' });
    const index = createPromptIndex(files);
    assert.deepEqual(await pathsOf(index, 'r.csv', 0), ['a.prompt', 'r.csv']);
    texts.set('b.prompt', '---\ndata: r.csv\n---\n{{ x }}');
    index.listChanged();
    assert.deepEqual(await pathsOf(index, 'r.csv', 0), ['a.prompt', 'b.prompt', 'r.csv']);
    texts.delete('a.prompt');
    index.changed('a.prompt');
    index.listChanged();
    assert.deepEqual(await pathsOf(index, 'r.csv', 0), ['b.prompt', 'r.csv']);
  });

  it('a partial or a data file that is made later is found', async () => {
    const { files, texts } = watched({ 'a.prompt': '---\ndata: r.csv\n---\n{{ x }}{% include "p.j2" %}' });
    const index = createPromptIndex(files);
    assert.deepEqual(await pathsOf(index, 'a.prompt', 24), ['a.prompt']);
    texts.set('p.j2', '{{ x }}');
    texts.set('r.csv', 'x\n');
    index.changed('p.j2');
    index.changed('r.csv');
    assert.deepEqual(await pathsOf(index, 'a.prompt', 24), ['a.prompt', 'p.j2', 'r.csv']);
  });

  it('what changes while it is read is read again', async () => {
    const { files, texts } = watched({ 'a.prompt': '{{ x }}{% include "p.j2" %}', 'p.j2': '{{ y }}' });
    const index = createPromptIndex({
      ...files,
      async read(path, most) {
        const before = await files.read(path, most);
        if (path === 'p.j2' && texts.get(path) === '{{ y }}') {
          texts.set('p.j2', '{{ x }}');
          index.changed('p.j2');
        }
        return before;
      },
    });
    assert.deepEqual(await pathsOf(index, 'a.prompt', 3), ['a.prompt', 'p.j2']);
  });

  it('a prompt that includes itself, or two that include each other, end', async () => {
    const { files } = watched({
      'a.prompt': '{{ x }}{% include "a.prompt" %}{% include "b.prompt" %}',
      'b.prompt': '{{ x }}{% include "a.prompt" %}',
    });
    assert.deepEqual(await pathsOf(createPromptIndex(files), 'a.prompt', 3), ['a.prompt', 'b.prompt']);
  });
});
