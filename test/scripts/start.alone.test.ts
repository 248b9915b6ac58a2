import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('npm start', function () {
  this.timeout(120_000);

  it('walks through the main job within a minute, says what the offline model is, and changes no file', () => {
    const changed = (): string =>
      execFileSync('git', ['status', '--porcelain', 'examples'], { cwd: root, encoding: 'utf8' });
    const before = changed();
    const started = performance.now();
    const { status, stdout } = spawnSync(process.execPath, ['scripts/start.mjs'], { cwd: root, encoding: 'utf8' });
    assert.equal(status, 0, stdout);
    assert.ok(performance.now() - started < 60_000);
    for (const promise of [
      /not a language model/,
      /template\/undefined-variable\n.*qestion.*\n.*\n\s+try {2}Change to 'question'/,
      /^system:\nYou sort questions/m,
      /Compared on the same rows\n/,
      /^Better by \d+\.\d points \(.*\), p [<=] /m,
      /^\+demos:$/m,
      /^report {3}\.hone\/runs\/\S+\.md$/m,
      /In VS Code .*\n.*\n.*OPENAI_API_KEY/,
    ]) {
      assert.match(stdout, promise);
    }
    assert.equal(changed(), before);
  });
});
