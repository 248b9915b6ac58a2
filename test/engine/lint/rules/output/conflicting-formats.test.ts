import assert from 'node:assert/strict';
import { conflictingFormats } from '../../../../../src/engine/lint/rules/output/conflicting-formats.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

const both = (here: string, before: string): string =>
  `Only ${here} is asked for here and only ${before} before: keep one, or say when each holds.`;

describe('output/conflicting-formats reports', () => {
  it('the second of two formats that are each the only one', () => {
    checkRule(
      conflictingFormats,
      `Return only JSON.

Respond only in Markdown.
^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ${both('Markdown', 'JSON')}
`,
    );
  });

  it('a format other than the JSON that the file declares', () => {
    const text = '---\noutput: { schema: { label: string } }\n---\nAnswer in plain text only.\n';
    assert.deepEqual(saidOf(conflictingFormats, text), [
      [
        'Answer in plain text only.',
        "Only plain text is asked for here, and the file's output is JSON: change the sentence or the output.",
      ],
    ]);
  });

  const cases: [text: string, about: string, here: string, before: string][] = [
    ['- You must only output valid XML.\n- JSON only.', 'JSON only.', 'JSON', 'XML'],
    [
      'Output YAML and nothing else. Always reply exclusively in HTML.',
      'Always reply exclusively in HTML.',
      'HTML',
      'YAML',
    ],
    [
      '# Rules\nOnly respond with a single JSON object.\n# Output\nReturn a CSV only!',
      'Return a CSV only!',
      'CSV',
      'JSON',
    ],
  ];
  for (const [text, about, here, before] of cases)
    it(JSON.stringify(text), () => assert.deepEqual(saidOf(conflictingFormats, text), [[about, both(here, before)]]));
});

describe('output/conflicting-formats is silent about', () => {
  const cases: Record<string, string> = {
    'one format, twice': 'Return only JSON. Respond only with valid JSON.',
    'a condition': 'If you chat, respond only in Markdown. For the API, return only JSON.',
    'a format inside the other': 'Return only JSON, with the Markdown of the page under `text`.',
    'formats that are not the only ones': 'Respond in Markdown. Return JSON.',
    'what must not be': 'Return only JSON. Do not return Markdown only.',
    'a format of the input': 'Return only JSON. The input is only Markdown.',
    'a code block of Markdown': 'Return only a Markdown code block. Return only JSON.',
    'a quotation': 'Return only JSON. Ignore texts such as "Respond only in Markdown."',
    'an example': 'Return only JSON.\n\n# Examples\nRespond only in Markdown.',
    'branches of the template': '{% if api %}Return only JSON.{% else %}Respond only in Markdown.{% endif %}',
    'sections of their own': '# Planner\nReturn only JSON.\n# Writer\nRespond only in Markdown.',
    'the declared format': '---\noutput: { format: json }\n---\nReturn only JSON.',
    'other messages': 'system:\nReturn only JSON.\nuser:\nRespond only in Markdown.',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(conflictingFormats, text));
});
