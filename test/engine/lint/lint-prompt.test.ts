import assert from 'node:assert/strict';
import { lintPrompt, type LintOptions } from '../../../src/engine/lint/lint-prompt.js';
import { schemaFaults } from '../../../src/engine/lint/schema-faults.js';
import { defineRule, type Finding, type Rule } from '../../../src/engine/lint/rule.js';
import { undefinedVariable } from '../../../src/engine/lint/rules/template/undefined-variable.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { workspaceOf } from '../../support/check-rule.js';

const faulty = `---
input: { schema: { question: string, tone: string } }
output: { labels: [yes, no] }
---
asistant:
{{ qestion }} {{ }} {{ qestion }}
Label: maybe
`;

function lint(text: string, options: Partial<LintOptions> = {}): Finding[] {
  return lintPrompt(parsePrompt(text, 'main.prompt'), {
    workspace: workspaceOf(),
    checkSchema: schemaFaults,
    ...options,
  });
}

function brief(findings: readonly Finding[]): string[] {
  return findings.map(({ line, column, severity, rule }) => `${line}:${column} ${severity} ${rule}`);
}

/** Reports the first occurrence of a word. */
function wordRule(id: Rule['meta']['id'], word: string, severity: Rule['meta']['severity'] = 'warning'): Rule {
  return defineRule({
    meta: { ...undefinedVariable.meta, id, severity },
    *check({ doc }) {
      const start = doc.text.indexOf(word);
      if (start >= 0) yield { span: { start, end: start + word.length }, message: `Found ${word}.` };
    },
  });
}

describe('lintPrompt', () => {
  it('gives findings with lines and columns from 1, in the order of the text', () => {
    assert.deepEqual(brief(lint(faulty)), [
      '5:1 error template/role-marker',
      '6:4 error template/undefined-variable',
      '6:15 error template/empty-placeholder',
      '6:24 error template/undefined-variable',
      '7:8 error examples/label-not-declared',
    ]);
    const [, second] = lint(faulty);
    assert.deepEqual([second?.endLine, second?.endColumn], [6, 11]);
  });

  it('gives byte-equal output for equal input', () => {
    assert.equal(JSON.stringify(lint(faulty)), JSON.stringify(lint(faulty)));
  });

  it('orders findings at one place by rule id, whatever the order of the rules', () => {
    const rules = [wordRule('clarity/b', 'Hi'), wordRule('clarity/a', 'Hi')];
    assert.deepEqual(brief(lint('Hi', { rules })), ['1:1 warning clarity/a', '1:1 warning clarity/b']);
    assert.deepEqual(lint('Hi', { rules }), lint('Hi', { rules: [...rules].reverse() }));
  });

  it('takes severities from the configuration, turns rules off and on', () => {
    const rules = [wordRule('clarity/a', 'Hi'), wordRule('clarity/b', 'Hi', 'off'), wordRule('clarity/c', 'Hi')];
    const severities = { 'clarity/a': 'hint', 'clarity/b': 'error', 'clarity/c': 'off' } as const;
    assert.deepEqual(brief(lint('Hi', { rules })), ['1:1 warning clarity/a', '1:1 warning clarity/c']);
    assert.deepEqual(brief(lint('Hi', { rules, severities })), ['1:1 hint clarity/a', '1:1 error clarity/b']);
  });

  it('lets a report lower the severity of its rule but never raise it', () => {
    const rule = (severity: 'info' | 'error'): Rule => ({
      meta: { ...undefinedVariable.meta, severity: 'warning' },
      check: () => [{ span: { start: 0, end: 1 }, message: 'x.', severity }],
    });
    assert.equal(lint('Hi', { rules: [rule('info')] })[0]?.severity, 'info');
    assert.equal(lint('Hi', { rules: [rule('error')] })[0]?.severity, 'warning');
  });

  it('applies a configured severity given under an id the rule had before', () => {
    const rule = wordRule('clarity/new', 'Hi');
    const renamed = { ...rule, meta: { ...rule.meta, replaces: ['clarity/old' as const] } };
    assert.equal(lint('Hi', { rules: [renamed], severities: { 'clarity/old': 'info' } })[0]?.severity, 'info');
  });

  it('reports a rule that fails as a bug of ours, and runs the others', () => {
    const failing = defineRule({
      meta: { ...undefinedVariable.meta, id: 'clarity/failing' },
      *check() {
        yield { span: { start: 0, end: 1 }, message: 'Before it failed.' };
        throw new Error('index out of range');
      },
    });
    const findings = lint('Hi', { rules: [failing, wordRule('clarity/a', 'Hi')] });
    assert.deepEqual(brief(findings), ['1:1 error lint/internal-error', '1:1 warning clarity/a']);
    assert.match(findings[0]?.message ?? '', /'clarity\/failing'.*index out of range.*a bug in Hone.*\.$/);
  });
});

describe('formatting noise changes no findings', () => {
  const names = (text: string): string[] => lint(text).map(({ rule, message }) => `${rule} ${message}`);
  const variants: Record<string, (text: string) => string> = {
    'CRLF line ends': (text) => text.replaceAll('\n', '\r\n'),
    'no line end at the end': (text) => text.trimEnd(),
    'more line ends at the end': (text) => `${text}\n\n`,
    'a byte order mark': (text) => `\uFEFF${text}`,
    'blanks at the ends of lines of text': (text) => text.replace('Label: maybe\n', 'Label: maybe   \n'),
    'other blanks inside holes': (text) => text.replaceAll('{{ qestion }}', '{{qestion}}'),
    'blank lines around messages': (text) => text.replace('asistant:\n', '\n\nasistant:\n\n'),
    'YAML in block style': (text) =>
      text.replace(
        'input: { schema: { question: string, tone: string } }',
        'input:\n  schema:\n    question: string\n    tone: string',
      ),
  };
  for (const [name, change] of Object.entries(variants)) {
    it(name, () => {
      assert.notEqual(change(faulty), faulty);
      assert.deepEqual(names(change(faulty)), names(faulty));
    });
  }
});
