import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { checkDotprompt, type DotpromptSuite } from '../../../../support/dotprompt-suite.js';

const root = fileURLToPath(new URL('../../../../../../shared/conformance/dotprompt', import.meta.url));

describe("dotprompt's specification", () => {
  if (!existsSync(root)) {
    it('is read from the shared data', function () {
      console.log(`      no suites at ${root}: skipped`);
      this.skip();
    });
    return;
  }
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  for (const file of files.sort()) {
    describe(file, () => {
      for (const suite of parse(readFileSync(join(root, file), 'utf8')) as DotpromptSuite[]) {
        for (const test of suite.tests) {
          it(`${suite.name}: ${test.desc ?? ''}`, () => checkDotprompt(suite, test));
        }
      }
    });
  }
});
