import assert from 'node:assert/strict';
import { hashText } from '../../src/engine/text/hash.js';
import { sha256 } from '../../src/host/sha256.js';

describe("the platform's SHA-256", () => {
  for (const text of ['', 'abc', 'naïve 🧪', 'half \ud83e of a pair', 'x'.repeat(100_000)])
    it(`is the engine's for ${JSON.stringify(text.slice(0, 20))}`, () => assert.equal(sha256(text), hashText(text)));

  it('is that of the standard', () => {
    assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
