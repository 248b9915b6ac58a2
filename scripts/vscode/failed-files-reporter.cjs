'use strict';
const { writeFileSync } = require('node:fs');
const { reporters, Runner } = require('mocha');

/** Mocha's `spec`, which also leaves the files that failed, hooks included, as JSON where HONE_E2E_FAILED says. */
module.exports = class FailedFiles extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failed = new Set();
    runner.on(Runner.constants.EVENT_TEST_FAIL, ({ file }) => failed.add(file));
    runner.once(Runner.constants.EVENT_RUN_END, () =>
      writeFileSync(process.env.HONE_E2E_FAILED, JSON.stringify([...failed].filter(Boolean))),
    );
  }
};
