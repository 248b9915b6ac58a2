import { writeFileSync } from 'node:fs';
import { generatedSuite, isComparable } from '../../../support/jinja-generator.js';
import { pythonResults } from '../../../support/jinja-suite.js';

/**
 * Chooses the generated cases that are kept with Python's results, for machines without Python:
 * `npx tsx test/engine/template/jinja/generate.ts && python3 test/engine/template/jinja/record.py`
 */
const KEPT = 1500;
const LONGEST = 160;

const suite = generatedSuite('kept', KEPT * 3);
const results = pythonResults(suite);
if (results === undefined) throw new Error('This needs a Python with jinja2 (Debian: python3-jinja2).');
const cases = suite.cases.filter(
  (given, i) =>
    typeof given !== 'string' &&
    given.template.length <= LONGEST &&
    isComparable(results[i]?.text) &&
    results[i]?.error?.kind !== 'TimeoutError',
);
const lines = cases.slice(0, KEPT).map((given) => `  ${JSON.stringify(given)}`);
const head = JSON.stringify({ values: suite.values, partials: suite.partials }).slice(1, -1);
writeFileSync(
  new URL('../../../fixtures/jinja/generated.json', import.meta.url),
  `{${head},"cases":[\n${lines.join(',\n')}\n]}\n`,
);
