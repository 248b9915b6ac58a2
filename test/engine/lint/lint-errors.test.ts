import assert from 'node:assert/strict';
import { lintErrors } from '../../../src/engine/lint/lint-errors.js';
import { lintPrompt, type LintOptions } from '../../../src/engine/lint/lint-prompt.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { workspaceOf } from '../../support/check-rule.js';

describe('the errors of the linter alone', () => {
  const doc = parsePrompt(
    '---\ninput: { schema: { question: string } }\n---\nuser:\nAnswer {{ qestion }}.   \n{{ }}\n',
    'a.prompt',
  );
  const errorsAmong = (severities: NonNullable<LintOptions['severities']>): string[] =>
    lintPrompt(doc, { workspace: workspaceOf(), severities }).flatMap(({ severity, message }) =>
      severity === 'error' ? [message] : [],
    );

  for (const severities of [
    {},
    { 'template/undefined-variable': 'off' },
    { 'template/undefined-variable': 'hint', 'template/unused-input': 'error' },
  ] as const) {
    it(`are what all rules find, with ${JSON.stringify(severities)}`, () => {
      const errors = lintErrors(doc, { workspace: workspaceOf(), severities });
      assert.notDeepEqual(errors, []);
      assert.deepEqual(errors, errorsAmong(severities));
    });
  }
});
