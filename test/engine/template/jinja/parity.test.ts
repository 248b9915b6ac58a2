import assert from 'node:assert/strict';
import { jinjaSuites, ourResult, pythonResults, recordedResults } from '../../../support/jinja-suite.js';

/** Where Python names the line of a mistake and ours differs on purpose: an unclosed block is reported where it opens. */
const LINES_OF_OUR_OWN = new Set(['line\n{% if a %}\n{{ b', '# if t\nx']);

describe("Jinja templates render as Python's jinja2 renders them", () => {
  for (const suite of jinjaSuites()) {
    const recorded = recordedResults(suite);

    it(`${suite.name}: ${suite.cases.length} cases give the recorded text, or fail where Python fails`, () => {
      assert.equal(recorded.length, suite.cases.length, 'record again: python3 test/engine/template/jinja/record.py');
      suite.cases.forEach((given, i) => {
        const ours = ourResult(suite, given);
        const python = recorded[i];
        assert.equal(
          ours.text,
          python?.text,
          `${JSON.stringify(given)}: ${ours.error?.message ?? ''} ${python?.error?.message ?? ''}`,
        );
        if (python?.error?.line !== undefined && !LINES_OF_OUR_OWN.has(ours.template.source)) {
          assert.equal(ours.error?.line, python.error.line, `the line of the error in ${JSON.stringify(given)}`);
        }
      });
    });

    it(`${suite.name}: the variables from outside are those of jinja2.meta.find_undeclared_variables`, () => {
      suite.cases.forEach((given, i) => {
        const { template, undeclared } = ourResult(suite, given);
        const expected = recorded[i]?.undeclared;
        if (expected !== undefined && template.facts.problems.length === 0)
          assert.deepEqual(undeclared, expected, JSON.stringify(given));
      });
    });
  }

  it('the recorded results are what the Python on this machine gives', function () {
    for (const suite of jinjaSuites()) {
      const live = pythonResults(suite);
      if (live === undefined) {
        console.log('      no Python with jinja2 here: only the recorded results were compared');
        return this.skip();
      }
      recordedResults(suite).forEach((recorded, i) => {
        assert.equal(live[i]?.text, recorded.text, JSON.stringify(suite.cases[i]));
        assert.equal(live[i]?.error === undefined, recorded.error === undefined, JSON.stringify(suite.cases[i]));
      });
    }
  }).timeout(60_000);
});
