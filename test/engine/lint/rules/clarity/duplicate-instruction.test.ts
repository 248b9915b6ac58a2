import assert from 'node:assert/strict';
import { duplicateInstruction } from '../../../../../src/engine/lint/rules/clarity/duplicate-instruction.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const line = 'Answer in the language of the question asked.';
const marks = '^'.repeat(line.length);
const message = (at: number): string => `hint: This says again what line ${at} says: leave one out.`;

describe('clarity/duplicate-instruction reports', () => {
  const cases: Record<string, string> = {
    'the same line': `${line}\n${line}\n${marks} ${message(1)}\n`,
    'the same item far away': `- ${line}\n- a\n\n# B\n- ${line}\n  ${marks} ${message(1)}\n`.replace(
      `  ${marks}`,
      `${marks}^^`,
    ),
    'another mark, other capitals': `1. ${line}\n2. b\n\n${line.toUpperCase()}\n${marks} ${message(1)}\n`,
    'a third time': `${line}\n${line}\n${marks} ${message(1)}\n\n${line}\n${marks} ${message(1)}\n`,
    'an indented one': `${line}\n  ${line}\n  ${marks} ${message(1)}\n`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(duplicateInstruction, text));

  it('and offers to delete it', () =>
    assert.deepEqual(suggestionsOf(duplicateInstruction, `a\r\n${line}\r\n${line}\r\nb\r\n`), {
      'Delete this line': `a\r\n${line}\r\nb\r\n`,
    }));
});

describe('clarity/duplicate-instruction is silent about', () => {
  const filling = Array.from({ length: 120 }, (_, i) => `Rule ${i} is about the number ${i} and no other.`).join('\n');
  const cases: Record<string, string> = {
    'short lines': 'Be kind to all of them.\nBe kind to all of them.\n',
    'another word': `${line}\n${line.replace('asked', 'given')}\n`,
    'two messages': `---\n---\nsystem:\n${line}\nuser:\n${line}\n`,
    code: `\`\`\`\n${line}\n${line}\n\`\`\`\n`,
    tables: `| ${line} |\n| ${line} |\n`,
    headings: `# ${line}\na\n# ${line}\nb\n`,
    examples: `# Examples\n${line}\n${line}\n`,
    quotations: `> ${line}\n> ${line}\n`,
    values:
      '{{ a }} and then the rest of this line, long enough.\n{{ b }} and then the rest of this line, long enough.\n',
    'forms to fill in': `[${line}]\n\n[${line}]\n`,
    'the end of a long prompt': `${line}\n${filling}\n${line}\n`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(duplicateInstruction, text));
});
