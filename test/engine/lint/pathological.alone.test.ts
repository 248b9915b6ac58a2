import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { lintPrompt } from '../../../src/engine/lint/lint-prompt.js';
import type { Finding } from '../../../src/engine/lint/rule.js';
import { undefinedVariable } from '../../../src/engine/lint/rules/template/undefined-variable.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { workspaceOf } from '../../support/check-rule.js';
import { fastest } from '../../support/fastest.js';

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

const texts = Object.entries(heads).flatMap(([name, head]) => units.map((unit) => ({ name, head, unit })));

describe('one megabyte of one text over and over', () => {
  let slow: readonly (readonly string[])[] = [];
  before(function () {
    this.timeout(180_000);
    const asked = JSON.stringify({ texts: texts.map(({ head, unit }) => [head, unit]), bound });
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'test/engine/lint/time-rules.ts', asked],
      { encoding: 'utf8' },
    );
    assert.match(stdout, /^\[/, stderr);
    slow = JSON.parse(stdout) as string[][];
    assert.equal(slow.length, texts.length);
  });

  texts.forEach(({ name, unit }, at) =>
    it(`${JSON.stringify(unit)}, ${name}: every rule takes less than ${bound} ms`, () =>
      assert.deepEqual(slow[at], [])),
  );
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
