import assert from 'node:assert/strict';
import { lintPrompt } from '../../../src/engine/lint/lint-prompt.js';
import type { Finding, Rule } from '../../../src/engine/lint/rule.js';
import { undefinedVariable } from '../../../src/engine/lint/rules/template/undefined-variable.js';
import { rules } from '../../../src/engine/lint/rules/index.js';
import { schemaFaults } from '../../../src/engine/lint/schema-faults.js';
import type { PromptDoc } from '../../../src/engine/prompt/prompt-doc.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { workspaceOf } from '../../support/check-rule.js';

const size = 1_000_000;
const workspace = workspaceOf();
const units: readonly string[] = [
  ...[
    'a',
    '{',
    '}',
    '<',
    ' ',
    '-',
    'sk-',
    '\n',
    '{{',
    '{{ }}',
    '{%',
    '{#',
    '|',
    '"',
    'Label: x\n',
    'asistant:\n',
    'eyJ',
    'eyJ.',
  ],
  ...[
    '-----BEGIN ',
    'AKIA',
    'ghp_',
    'user:\n',
    'é',
    '0',
    '{{ x }}',
    '{{ }}{{ x }}',
    '{# hone-ignore-file nope #}',
    'assistant:\nyes\n',
  ],
];
const heads = {
  'plain text': '',
  'labels and inputs declared':
    '---\ninput: { schema: { a: string } }\noutput: { labels: [a, b], format: json }\n---\n',
};

/** Milliseconds for one rule over 1 MB: the goal is 50, the rest is room for a busy machine. */
const bound = 100;

/** A busy machine makes single runs slow: what a rule needs is its fastest of a few. */
const attempts = 6;

describe('one megabyte of one text over and over', () => {
  for (const [name, head] of Object.entries(heads)) {
    for (const unit of units) {
      it(`${JSON.stringify(unit)}, ${name}: every rule takes less than ${bound} ms`, () => {
        const doc = parsePrompt(head + unit.repeat(Math.ceil(size / unit.length)), 'main.prompt');
        for (const rule of rules) {
          const taken = fastest(() => firstReports(rule, doc));
          assert.ok(taken < bound, `${rule.meta.id} took ${Math.round(taken)} ms`);
        }
      }).timeout(60_000);
    }
  }
});

/** Each of these once took time in the square of their number, 15 s and more. */
const growing: Record<string, (i: number) => string> = {
  'conditions on as many names': (i) => `{% if v${i} %}{{ v${i} }}{% endif %}`,
  'conditions between as many assignments': (i) => `{% set v${i} = 1 %}{% if x %}y{% endif %}`,
  'alternatives of one condition': (i) => `${i === 0 ? '{% if x %}' : ''}{% elif v${i} is undefined %}{{ v${i} }}`,
  'alternatives that assign': (i) => `${i === 0 ? '{% if x %}' : ''}{% elif v${i} %}{% set v${i} = 1 %}`,
};

describe('a quarter of a megabyte of tags with names of their own', () => {
  for (const [name, unit] of Object.entries(growing)) {
    it(`${name}: is read within two seconds`, () => {
      const units = Array.from({ length: size / 80 }, (_, i) => unit(i));
      const text = `${units.join('').slice(0, size / 4)}{% endif %}`;
      const taken = fastest(() => parsePrompt(text, 'main.prompt'), 2000);
      assert.ok(taken < 2000, `${Math.round(taken)} ms`);
    }).timeout(60_000);
  }
});

describe('thousands of inputs and as many names that are none', () => {
  const names = Array.from({ length: 4000 }, (_, i) => i);
  const inputs = names.map((i) => `    a${i}: string\n`).join('');
  const uses = names.map((i) => `{{ b${i}c }}`).join(' ');
  const doc = parsePrompt(`---\ninput:\n  schema:\n${inputs}---\n${uses}\n`, 'main.prompt');
  const lint = (): Finding[] => lintPrompt(doc, { workspace, rules: [undefinedVariable] });

  it('are looked up within two seconds', () => {
    const taken = fastest(lint, 2000);
    assert.ok(taken < 2000, `${Math.round(taken)} ms`);
  }).timeout(60_000);

  it('are all reported', () => {
    assert.equal(lint().length, names.length);
  });
});

/** A rule may have more to say about such a file than anybody reads: the time to find is measured, not the time to list. */
function firstReports(rule: Rule, doc: PromptDoc): number {
  let count = 0;
  for (const { message } of rule.check({
    doc,
    part: { start: 0, end: doc.text.length },
    workspace,
    checkSchema: schemaFaults,
    today: '2026-01-01',
    options: {},
  }))
    if (message !== '' && ++count >= 10_000) break;
  return count;
}

function fastest(run: () => unknown, enough = bound): number {
  let best = Infinity;
  for (let attempt = 0; attempt < attempts && best >= enough; attempt++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
