import { unbalancedChatToken } from '../../../../../src/engine/lint/rules/structure/unbalanced-chat-token.js';
import { checkRule } from '../../../../support/check-rule.js';

const opened = (open: string, close: string): string =>
  `${'^'.repeat(open.length)} warning: '${open}' is never closed: put '${close}' behind its turn.`;
const closed = (open: string, close: string): string =>
  `${'^'.repeat(close.length)} warning: '${close}' closes nothing: put '${open}' before its turn, or take it out.`;

describe('structure/unbalanced-chat-token reports', () => {
  const cases: Record<string, string> = {
    'an instruction': `[INST] Sum up.\n${opened('[INST]', '[/INST]')}\nThe text\n`,
    'the end of one': `Sum up. [/INST]\n        ${closed('[INST]', '[/INST]')}\nThe text\n`,
    'a system part opened twice': `<<SYS>>Be kind.<<SYS>>
${opened('<<SYS>>', '<</SYS>>')}
               ${opened('<<SYS>>', '<</SYS>>')}
Hello
`,
    'a turn': `<|im_start|>user\n${opened('<|im_start|>', '<|im_end|>')}\nHello\n`,
    'the end of a turn': `Hello<|im_end|>\n     ${closed('<|im_start|>', '<|im_end|>')}\nx\n`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(unbalancedChatToken, text));
});

describe('structure/unbalanced-chat-token is silent about', () => {
  const cases: Record<string, string> = {
    pairs: '[INST] <<SYS>>\nBe kind.\n<</SYS>>\nHello [/INST]\n',
    'the turn the model writes': '<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n',
    'inline code': 'Never print `[INST]`.\nx\n',
    'fenced code': '```\n<<SYS>>\n```\nx\n',
    'a quotation': 'Never print "[INST]".\nx\n',
    'a test in a template': "{% if '<<SYS>>' in m %}x{% endif %}\ny\n",
    'an example': '# Examples\n[INST] Hi\nx\n',
    'other brackets': '[INSTRUCTIONS] x <SYS> <|endoftext|>\ny\n',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(unbalancedChatToken, text));
});
