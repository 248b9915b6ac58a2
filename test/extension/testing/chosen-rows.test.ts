import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { chosenRows } from '../../../src/extension/testing/chosen-rows.js';
import type { Place } from '../../../src/extension/testing/test-items.js';

/** An item of the Test Explorer, as far as this looks at it. */
type Item = vscode.TestItem & { readonly place: Place };

function item(place: object, children: readonly Item[] = []): Item {
  const entries = children.map((child, index) => [String(index), child] as const);
  return { place, children: { [Symbol.iterator]: () => entries[Symbol.iterator]() } } as unknown as Item;
}

const uri = (name: string): vscode.Uri => ({ toString: () => `file:///${name}.prompt` }) as unknown as vscode.Uri;
const [a, b] = [uri('a'), uri('b')];
const row = (prompt: vscode.Uri, id: string): Item => item({ kind: 'row', prompt, row: id });
const [a1, a2, a3] = [row(a, 'a.csv:1-0'), row(a, '2-0'), row(a, '3-0')];
const page = item({ kind: 'page', prompt: a, first: 0, count: 2 }, [a1, a2]);
const promptA = item({ kind: 'prompt', prompt: a }, [page, a3]);
const promptB = item({ kind: 'prompt', prompt: b }, []);

function chosen(included: readonly Item[], exclude: readonly Item[] = []): unknown[] {
  const places = { placeOf: (one: vscode.TestItem) => (one as Item).place };
  return chosenRows({ exclude }, included, places).map(({ prompt, rows }) => [prompt.toString(), rows]);
}

const [inA, inB] = ['file:///a.prompt', 'file:///b.prompt'];

describe('the rows that a request of the Test Explorer is about', () => {
  it('are all of a prompt, without being named', () => {
    assert.deepEqual(chosen([promptA, promptB]), [
      [inA, undefined],
      [inB, undefined],
    ]);
  });

  it('are those of a page, and single ones', () => {
    assert.deepEqual(chosen([page]), [[inA, ['a.csv:1-0', '2-0']]]);
    assert.deepEqual(chosen([a3, a1]), [[inA, ['3-0', 'a.csv:1-0']]]);
    assert.deepEqual(chosen([a3, promptA]), [[inA, undefined]]);
  });

  it('leave out what is hidden, and no other prompt for it', () => {
    assert.deepEqual(chosen([promptA, promptB], [a2]), [
      [inA, ['a.csv:1-0', '3-0']],
      [inB, undefined],
    ]);
    assert.deepEqual(chosen([page], [a1, a2]), []);
  });
});
