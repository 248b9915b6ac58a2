import assert from 'node:assert/strict';
import { onlyJsonPlusProse } from '../../../../../src/engine/lint/rules/output/only-json-plus-prose.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

const message =
  'Only JSON is asked for, and this asks for prose beside it: give the explanation a key of its own in the JSON, or leave it out.';

describe('output/only-json-plus-prose reports', () => {
  it('an explanation that is asked for behind the JSON', () => {
    checkRule(
      onlyJsonPlusProse,
      `Return only JSON. Then explain your choice.
                  ^^^^^^^^^^^^^^^^^^^^^^^^^ info: ${message}
`,
    );
  });

  const cases: [text: string, about: string][] = [
    [
      '- Respond with valid JSON only.\n- Also add a short note about the source.',
      'Also add a short note about the source.',
    ],
    [
      'You only output JSON. Finally, provide a one-sentence justification.',
      'Finally, provide a one-sentence justification.',
    ],
    ['Return only a JSON object.\nExplain why.', 'Explain why.'],
    [
      '# Output\nJSON only.\n\nAfter the JSON, write a brief explanation.',
      'After the JSON, write a brief explanation.',
    ],
  ];
  for (const [text, about] of cases)
    it(JSON.stringify(text), () => assert.deepEqual(saidOf(onlyJsonPlusProse, text), [[about, message]]));
});

describe('output/only-json-plus-prose is silent about', () => {
  const cases: Record<string, string> = {
    'prose without JSON': 'Answer in one word. Then explain your choice.',
    'JSON that is not alone': 'Return JSON. Then explain your choice.',
    'an explanation in a field': 'Return only JSON. Then explain the choice in the `reason` field.',
    'an explanation in the JSON': 'Return only JSON. Also add a note to the JSON.',
    'a key for it': 'Return only JSON such as {"label": "a", "reason": "b"}. Explain your choice.',
    'a key of the schema':
      '---\noutput: { schema: { label: string, note: string } }\n---\nReturn only JSON. Then add a note.',
    'a condition': 'Return only JSON. If you are not sure, then explain why.',
    'what comes before': 'Think it over, then explain it to yourself. Return only JSON.',
    'what else the JSON holds': 'Return only JSON. Also include the date.',
    'an example': 'Return only JSON.\n\n# Example\nThen explain your choice.',
    'another section': '# Analyst\nReturn only JSON.\n# Writer\nThen explain your choice.',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(onlyJsonPlusProse, text));
});
