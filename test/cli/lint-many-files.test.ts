import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hone, type Ended } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const count = 210;
const head = '---\ninput:\n  schema: { question: string }\n---\nuser:\n';
const cacheName = '.hone/cache/lint/findings.jsonl';

describe('hone lint over many files', () => {
  let space: TempWorkspace;
  const lint = (...args: string[]): Promise<Ended> => hone(['lint', '--format', 'json', ...args], { cwd: space.root });
  /** What a run says must be what one without cache and threads says. */
  const same = async (...args: string[]): Promise<string> => {
    const plain = await lint('--no-cache', '--threads', '1');
    assert.deepEqual(await lint(...args), plain);
    return plain.stdout;
  };
  /** Has the cache say something else, with check sums that fit. */
  const forge = (...words: string[]): void => {
    const forged = cacheLines().map((line) => {
      const json = words.reduce((text, word) => text.replaceAll(word, 'is FORGED'), line.slice(line.indexOf(' ') + 1));
      return `${createHash('sha256').update(json).digest('base64url').slice(0, 16)} ${json}`;
    });
    space.write(cacheName, forged.join('\n'));
  };
  const forgeries = ({ stdout }: Ended): number => stdout.match(/is FORGED/g)?.length ?? 0;
  const cacheLines = (): string[] => readFileSync(join(space.root, cacheName), 'utf8').trimEnd().split('\n');

  before(() => {
    space = tempWorkspace({
      'hone.config.yaml': 'ignore: ["kept-out/**"]\n',
      'parts/x.j2': 'Fine.',
      'data/rows.jsonl': '{"text":"a"}\n',
      'part.prompt': '{% include "parts/x.j2" %}',
      'rows.prompt': '---\ndata: data/rows.jsonl\n---\n{{ text }}',
      'named/a.prompt': '---\nname: one\n---\nHi.\n',
      'named/b.prompt': '---\nname: two\n---\nHi.\n',
    });
    for (let i = 0; i < count; i++) space.write(`p${i}.prompt`, `${head}{{ question }} {{ qestion${i % 7} }}\n`);
  });
  after(() => space.remove());

  it('says the same to the byte in several threads, in every order in which they finish', async () => {
    await same('--no-cache', '--threads', '3');
    assert.equal(existsSync(join(space.root, '.hone')), false, '--no-cache keeps nothing');
  });

  it('says the same to the byte whatever order the files are named in', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `p${i}.prompt`);
    const inOrder = await lint('--no-cache', ...names);
    assert.deepEqual(await lint('--no-cache', ...names.reverse()), inOrder);
    assert.ok(inOrder.stdout.includes('p19.prompt'));
  });

  it('says the same from its cache, which it then leaves as it is', async () => {
    await same();
    const kept = cacheLines();
    assert.equal(kept.length, count + 4);
    await same();
    assert.deepEqual(cacheLines(), kept);
    assert.match(readFileSync(join(space.root, '.hone/.gitignore'), 'utf8'), /^\*$/m);
  });

  it('really answers from it: an entry that says something else is believed when its check sum fits', async () => {
    const kept = readFileSync(join(space.root, cacheName));
    forge('is not declared');
    assert.equal(forgeries(await lint()), count);
    space.write(cacheName, kept);
  });

  it('checks the next morning only what depends on the day', async () => {
    // These places never have the same day: they are 26 hours apart.
    const on = (zone: string): Promise<Ended> =>
      hone(['lint', '--format', 'json'], { cwd: space.root, env: { TZ: zone } });
    const dated = space.write('dated.prompt', '---\nmodel: openai/gpt-3.5-turbo-0301\n---\nHello.\n');
    await on('Etc/GMT+12');
    const kept = readFileSync(join(space.root, cacheName));
    forge('is not declared', 'was retired');
    assert.equal(forgeries(await on('Etc/GMT+12')), count + 1);
    assert.equal(forgeries(await on('Pacific/Kiritimati')), count);
    space.write(cacheName, kept);
    rmSync(dated);
  });

  const changes: [what: string, path: string, text: string][] = [
    ['a prompt', 'p3.prompt', `${head}{{ question }} {{ other }}\n`],
    ['a partial', 'parts/x.j2', '{{ never closed'],
    ['the name of another prompt', 'named/b.prompt', '---\nname: one\n---\nHi.\n'],
    ['data', 'data/rows.jsonl', '{"txet":"a"}\n'],
    ['the configuration', 'hone.config.yaml', 'rules: { template/undefined-variable: info }\n'],
    ['a rule of the team', 'hone.config.yaml', 'teamRules:\n  - { id: team/x, forbid: [Fine] }\n'],
  ];
  for (const [what, path, text] of changes) {
    it(`checks again what a change of ${what} can change`, async () => {
      const before = (await lint()).stdout;
      space.write(path, text);
      const after = await same();
      if (what !== 'a rule of the team') assert.notEqual(after, before);
    });
  }

  it('is not led astray by a damaged cache', async () => {
    const damaged = cacheLines().map((line, i) => (i % 2 === 0 ? line.replace(/qestion/g, 'XXX') : line.slice(0, 40)));
    for (const text of [damaged.join('\n'), '\0\u0001 not json\n\n', '']) {
      space.write(cacheName, text);
      await same();
    }
  });

  it('mends from the cache what is to be mended, and keeps what nobody can', async () => {
    space.write('fix.prompt', `${head}{{ question }}\nasistant:\nSure.\n`);
    await lint();
    await lint('--fix');
    assert.match(readFileSync(join(space.root, 'fix.prompt'), 'utf8'), /^assistant:$/m);
    await same();
  });

  it('leaves no cache behind where there are few files, unless it is asked to', async () => {
    const few = tempWorkspace({ 'a.prompt': 'Hello.' });
    try {
      await hone(['lint'], { cwd: few.root });
      assert.equal(existsSync(join(few.root, '.hone')), false);
      await hone(['lint', '--cache'], { cwd: few.root });
      assert.equal(existsSync(join(few.root, cacheName)), true);
    } finally {
      few.remove();
    }
  });
});
