'use strict';
const { appendFileSync } = require('node:fs');
const { relative } = require('node:path');
const { reporters, Runner } = require('mocha');

/** One line a test file, every failure in full, and the closing line `N passed, N failed`. */
module.exports = class ClosingLine extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    const files = new Map();
    const skipped = [];
    let current;

    const fileOf = (test) => {
      const name = relative(process.cwd(), test.file ?? 'unknown').replaceAll('\\', '/');
      const entry = files.get(name) ?? { name, passed: 0, failed: 0, milliseconds: 0 };
      files.set(name, entry);
      if (current !== entry) print(current);
      current = entry;
      return entry;
    };
    runner.on(Runner.constants.EVENT_TEST_PASS, (test) => {
      const file = fileOf(test);
      file.passed += 1;
      file.milliseconds += test.duration ?? 0;
    });
    runner.on(Runner.constants.EVENT_TEST_FAIL, (test) => {
      fileOf(test).failed += 1;
    });
    runner.on(Runner.constants.EVENT_TEST_PENDING, (test) => skipped.push(test.fullTitle()));
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      print(current);
      if (this.failures.length > 0) reporters.Base.list(this.failures);
      this.close(skipped);
    });
  }

  close(skipped) {
    const { passes = 0, failures = 0, duration = 0 } = this.stats;
    console.log(`\n${(duration / 1000).toFixed(1)} s`);
    for (const title of skipped) console.log(`skipped: ${title}`);
    if (passes + failures === 0) console.log('No test ran: check the path or the --grep given.');
    if (skipped.length > 0) console.log(`${skipped.length} skipped`);
    const counts = process.env.HONE_TEST_COUNTS;
    // One of several runs that are counted together.
    if (counts) appendFileSync(counts, `${JSON.stringify({ passes, failures })}\n`);
    else console.log(`${passes} passed, ${failures} failed`);
  }
};

function print(file) {
  if (file === undefined) return;
  const { name, passed, failed, milliseconds } = file;
  const counts = failed > 0 ? `${failed} FAILED, ${passed} passed` : `${passed} passed`;
  console.log(
    `${failed > 0 ? '✗' : '✓'} ${name}  ${counts}${milliseconds > 500 ? `  ${Math.round(milliseconds)} ms` : ''}`,
  );
  file.passed = file.failed = file.milliseconds = 0;
}
