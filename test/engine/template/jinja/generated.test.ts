import assert from 'node:assert/strict';
import { generatedSuite, isComparable } from '../../../support/jinja-generator.js';
import {
  type JinjaCase,
  type JinjaSuite,
  ourResult,
  type PythonResult,
  pythonResults,
} from '../../../support/jinja-suite.js';

/** More or other cases: `JINJA_CASES=50000 JINJA_SEED=7 npx mocha test/engine/template/jinja/generated.test.ts` */
const count = Number(process.env['JINJA_CASES'] ?? 3000);
const seed = process.env['JINJA_SEED'] ?? 'test';

describe('Generated Jinja templates', () => {
  it('render as in Python, or fail where Python fails, from the same outside variables', function () {
    const suite = generatedSuite(seed, count);
    const python = pythonResults(suite);
    if (python === undefined) {
      console.log('      no Python with jinja2 here: only the recorded cases were compared');
      return this.skip();
    }
    const texts = suite.cases.filter((given, i) => rendersAsInPython(suite, given, python[i])).length;
    assert.ok(texts > count / 2, `only ${texts} of ${count} templates rendered: most cases compare only failures`);
    console.log(`      ${texts} texts of ${count} cases compared equal, the other cases fail in both`);
  }).timeout(20_000 + count * 10);
});

/** Compares one case; true when it gave a text. */
function rendersAsInPython(
  suite: Omit<JinjaSuite, 'name'>,
  given: string | JinjaCase,
  expected: PythonResult | undefined,
): boolean {
  if (!isComparable(expected?.text)) return false;
  const ours = ourResult(suite, given);
  const shown = `${JSON.stringify(given)}\n${ours.error?.message ?? ''} ${expected?.error?.message ?? ''}`;
  assert.equal(ours.text, expected?.text, shown);
  const undeclared = ours.template.facts.problems.length === 0 ? expected?.undeclared : undefined;
  if (undeclared !== undefined) assert.deepEqual(ours.undeclared, undeclared, shown);
  return ours.text !== undefined;
}
