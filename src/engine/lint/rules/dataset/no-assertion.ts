import { isMapping, type Mapping } from '../../../prompt/field-reader.js';
import type { FrontMatter, PromptDoc } from '../../../prompt/prompt-doc.js';
import type { Span } from '../../../text/span.js';
import { configOf } from '../../dataset/config-of.js';
import { defineRule, type Report } from '../../rule.js';

/** A test that looks at nothing passes whatever the model answers. */
export const noAssertion = defineRule({
  meta: {
    id: 'dataset/no-assertion',
    summary: 'Every test says what a good answer is.',
    kind: 'objective',
    severity: 'warning',
    formats: ['hone', 'promptfoo'],
    fix: 'none',
    sources: [
      {
        title: 'promptfoo issue 4321: unknown keys and tests without assertions pass',
        url: 'https://github.com/promptfoo/promptfoo/issues/4321',
        kind: 'tool',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc, part }) {
    if (doc.format === 'hone') yield* unscored(doc);
    // All prompts of a file share its tests.
    else if (part.start === 0) {
      const config = configOf(doc);
      if (config !== undefined) yield* testsWithout(config);
    }
  },
});

/** The data may be there for the preview alone, so this is only a hint. */
function unscored({ config }: PromptDoc): Report[] {
  if (config.data === undefined || config.expect !== undefined || config.metrics.length > 0) return [];
  const message =
    'Nothing says what a good answer to these rows is: name its column under expect, or list metrics that need none.';
  return [{ span: config.data.pathSpan, message, severity: 'hint' }];
}

function* testsWithout(config: FrontMatter): Iterable<Report> {
  const { assert: misplaced, tests } = config.data;
  const key = config.keySpan(['assert']);
  if (misplaced !== undefined && key !== undefined)
    yield { span: key, message: 'promptfoo reads no `assert` at this level: move it under `defaultTest`.' };
  if (!Array.isArray(tests) || mayHaveDefault(config)) return;
  const written = tests.map((test: unknown) => (isMapping(test) ? test : undefined));
  // Where no test has any, the answers are there to be compared by people.
  if (!written.some((test) => test !== undefined && hasAssertion(test))) return;
  for (const [at, test] of written.entries()) {
    const span = test === undefined || hasAssertion(test) ? undefined : placeOf(config, at, test);
    const message = 'This test has no `assert`, and the others have: it passes whatever the answer is. Add one.';
    if (span !== undefined) yield { span, message };
  }
}

function mayHaveDefault({ data: { defaultTest } }: FrontMatter): boolean {
  return defaultTest !== undefined && (!isMapping(defaultTest) || hasAssertion(defaultTest));
}

/** Its first key. */
function placeOf(config: FrontMatter, at: number, test: Mapping): Span | undefined {
  const [first] = Object.keys(test);
  return first === undefined ? config.valueSpan(['tests', at]) : config.keySpan(['tests', at, first]);
}

function hasAssertion(test: Mapping): boolean {
  const { assert: assertions, options } = test;
  const isGiven = Array.isArray(assertions) ? assertions.length > 0 : assertions !== undefined && assertions !== null;
  return (
    isGiven ||
    Object.hasOwn(test, 'assertScoringFunction') ||
    (isMapping(options) && Object.hasOwn(options, 'rubricPrompt'))
  );
}
