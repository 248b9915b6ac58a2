import assert from 'node:assert/strict';
import { headingSkip } from '../../../../../src/engine/lint/rules/structure/heading-skip.js';
import { unclosedFence } from '../../../../../src/engine/lint/rules/structure/unclosed-fence.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const message = 'hint: This code fence is never closed: close it, or give the fence around it one mark more.';

describe('structure/unclosed-fence reports', () => {
  const cases: Record<string, string> = {
    'a fence with text behind it': `\`\`\`json\n^^^^^^^ ${message}\n{}\n\nBe brief.\n`,
    'the last of three': `\`\`\`\na\n\`\`\`\n\`\`\`\n^^^ ${message}\nb\n`,
    tildes: `~~~\n^^^ ${message}\na\n`,
    'a fence in a fence of the same length': `\`\`\`md\n\`\`\`json\n{}\n\`\`\`\n\`\`\`\n^^^ ${message}\nx\n`,
    'a shorter fence at the end': `\`\`\`\`\n^^^^ ${message}\na\n\`\`\`\n`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(unclosedFence, text));

  it('and offers to close it at the end', () =>
    assert.deepEqual(suggestionsOf(unclosedFence, '````\na\n'), { 'Close it at the end': '````\na\n````\n' }));

  it('and what looks like a heading below a fence of that message is not trusted', () => {
    const odd = '# A\n```\na\n```\n# comment of code\n### B\n```\nc\n';
    checkRule(headingSkip, odd);
    const message3 = 'hint: This heading has level 3 below one of level 1: give it level 2.';
    checkRule(headingSkip, `${odd}\`\`\`\n`.replace('### B\n', `### B\n^^^^^ ${message3}\n`));
  });
});

describe('structure/unclosed-fence is silent about', () => {
  const cases: Record<string, string> = {
    'closed fences': '```\na\n```\n~~~\nb\n~~~\n',
    'a fence that begins the answer': 'Write it.\n\n```python\n',
    'longer fences around shorter ones': '````md\n```json\n{}\n```\n````\nx\n',
    'inline code with three marks': 'Use ```a``` here.\n',
    'a message each': '---\n---\nsystem:\n```\na\n```\nuser:\n```\nb\n```\n',
    'marks in a sentence': 'Write ``` and then go on.\n',
    'two marks': '``\na\n',
    'a fence in a comment': '{# ``` #}\na\n',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(unclosedFence, text));
});
