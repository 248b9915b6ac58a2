import assert from 'node:assert/strict';
import { renameByMapping } from '../../../../src/engine/language/workspace/rename-by-mapping.js';
import { applied, at, indexed, type Texts } from '../../../support/memory-workspace.js';

async function mapped(texts: Texts, what: string, newName: string): Promise<ReturnType<typeof renameByMapping>> {
  const where = at(texts, 'a.prompt', what);
  return renameByMapping(await indexed(texts, where.path), { ...where, newName });
}

describe('Renaming by a mapping', () => {
  it('leaves the data as it is and maps the column in every prompt that has the variable', async () => {
    const texts = {
      'a.prompt': '---\ndata: r.jsonl # rows\nexpect: "{{ q }}"\n---\n{{ q }}{% include "p.j2" %}',
      'b.prompt': '---\ndata: { path: r.jsonl, where: { q: 1 } }\n---\n{% include "p.j2" %}',
      'c.prompt': '---\ndata: r.jsonl\n---\n{{ q }}',
      'p.j2': '{{ q }}',
      'r.jsonl': '{"q":1}\n',
    };
    const after = applied(texts, await mapped(texts, '{{ |q }}{%', 'ask'));
    assert.match(
      after['a.prompt'] ?? '',
      /^---\ndata:\n {2}path: r.jsonl\n {2}columns:\n {4}ask: q # rows\nexpect: "\{\{ ask \}\}"\n---\n\{\{ ask \}\}/,
    );
    assert.match(after['b.prompt'] ?? '', /where: \{ q: 1 \}, columns: \{ ask: q \} \}\n---/);
    assert.deepEqual(
      [after['c.prompt'], after['p.j2'], after['r.jsonl']],
      [texts['c.prompt'], '{{ ask }}', texts['r.jsonl']],
    );
  });

  for (const [where, what] of [
    ['{ q: 1 }', '{ |q'],
    ["q == '1'", 'where: |q'],
  ] as const)
    it(`leaves ${where} as it is, and is refused there`, async () => {
      const texts = {
        'a.prompt': `---\ndata: { path: r.jsonl, where: ${where} }\n---\nuser:\n{{ q }}\n`,
        'r.jsonl': '{"q":1}\n',
      };
      const after = applied(texts, await mapped(texts, '{{ |q', 'ask'));
      assert.equal(
        after['a.prompt'],
        `---\ndata: { path: r.jsonl, where: ${where}, columns: { ask: q } }\n---\nuser:\n{{ ask }}\n`,
      );
      const refused = await mapped(texts, what, 'ask');
      assert.match(refused.kind === 'refused' ? refused.message : '', /`q` stands here for the column itself: map it/);
    });

  it('is refused where demonstrations come from that file', async () => {
    const texts = {
      'a.prompt': '---\ndata: r.jsonl\ndemos: { path: r.jsonl }\n---\nuser:\n{{ q }}',
      'r.jsonl': '{"q":1}\n',
    };
    const result = await mapped(texts, '{{ |q', 'ask');
    assert.ok(result.kind === 'refused');
    assert.match(result.message, /a.prompt takes its demonstrations from that file/);
  });
});
