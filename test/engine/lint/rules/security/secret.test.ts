import assert from 'node:assert/strict';
import { seededRandom } from '../../../../../src/engine/random/seeded.js';
import { secret } from '../../../../../src/engine/lint/rules/security/secret.js';
import { lintPrompts } from '../../../../../src/engine/lint/lint-prompt.js';
import { parsePrompts } from '../../../../../src/engine/prompt/parse-prompt.js';
import { checkRule, lint, suggestionsOf, workspaceOf } from '../../../../support/check-rule.js';

/** Made up here and valid nowhere: random characters in a vendor's form. Put together so that no scanner stops at this file. */
function made(length: number, alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'): string {
  const random = seededRandom(`${length} of ${alphabet}`);
  return Array.from({ length }, () => alphabet[random.below(alphabet.length)]).join('');
}

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

describe('security/secret reports', () => {
  const found: Record<string, string> = {
    'an OpenAI API key': ['sk', 'proj', made(120)].join('-'),
    'an Anthropic API key': ['sk', 'ant', 'api03', `${made(93)}AA`].join('-'),
    'an OpenRouter API key': ['sk', 'or', 'v1', made(64, '0123456789abcdef')].join('-'),
    'a Google API key': ['AI', 'za', made(35)].join(''),
    'an AWS access key id': ['AK', 'IA', made(16, upper)].join(''),
    'a GitHub token': ['ghp', made(36)].join('_'),
    'a GitLab token': ['glpat', made(20)].join('-'),
    'a Slack token': ['xoxb', made(12, '0123456789'), made(24)].join('-'),
    'a Hugging Face token': ['hf', made(34, letters)].join('_'),
    'a Groq API key': ['gsk', made(52)].join('_'),
    'an npm token': ['npm', made(36)].join('_'),
    'a Stripe key': ['sk', 'live', made(24)].join('_'),
    'a JSON web token': [`eyJ${made(30)}`, `eyJ${made(60)}`, made(43)].join('.'),
    'a private key': ['-----BEGIN RSA', 'PRIVATE', `KEY-----\n${made(64)}`].join(' '),
  };
  it('a private key, to its end', () => {
    const lines = Array.from({ length: 6 }, () => made(64)).join('\n');
    const key = ['-----BEGIN', 'PRIVATE', `KEY-----\n${lines}\n-----END PRIVATE KEY-----`].join(' ');
    assert.deepEqual(lint(secret, `Use\n${key}\nto sign.`)[0]?.span, { start: 4, end: 4 + key.length });
  });
  for (const [name, token] of Object.entries(found)) {
    it(name, () => {
      const text = `Use ${token} to call it.`;
      const [finding, ...others] = lint(secret, text);
      assert.equal(others.length, 0);
      assert.ok(finding);
      assert.ok(finding.message.startsWith(`This looks like ${name} (`), finding.message);
      assert.deepEqual(finding.span, { start: 4, end: 4 + token.length });
      assert.ok(!finding.message.includes(token.slice(0, 12)), 'the message shows no more than a beginning');
    });
  }

  it('a key in the front matter, in a comment and in quotes', () => {
    const key = found['a GitHub token'] ?? '';
    assert.equal(lint(secret, `---\nname: "${key}"\n---\nHi {# ${key} #} '${key}'`).length, 3);
  });

  it('a key, and offers a placeholder', () => {
    const key = found['a Google API key'] ?? '';
    assert.deepEqual(suggestionsOf(secret, `key=${key}`), { 'Replace it with a placeholder': 'key=<Google API key>' });
  });
});

describe('security/secret is silent about', () => {
  const cases: Record<string, string> = {
    placeholders: `sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, sk-..., <your key>, sk-proj-${'x'.repeat(60)}`,
    'keys that say what they are': `sk-proj-your-api-key-goes-here-${made(30)} and AKIAIOSFODNN7EXAMPLE`,
    'a few characters over and over': `ghp_${'q7'.repeat(18)} and glpat-${'zk3f'.repeat(5)}`,
    'counted-up samples': 'ghp_abcdefghijklmnopqrstuvwxyzABCD012345',
    'the token of jwt.io':
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
    'the name of a variable': '{{ openai_api_key }} and ${OPENAI_API_KEY}',
    'words that begin like keys': 'sk-learn, sk-proj, hf_transfer, npm_config_registry, AIza, gsk_',
    'hashes and ids': `commit ${made(40, '0123456789abcdef')} and 123e4567-e89b-12d3-a456-426614174000`,
    base64: `data:image/png;base64,${made(400)}`,
    'a public key': `-----BEGIN PUBLIC KEY-----\n${made(64)}`,
    'a private key that is left out': '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----',
    'a token inside a longer word': `xghp_${made(36)}`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(secret, text));
});

describe('security/secret in a file of several prompts', () => {
  const key = (name: string): string => `${['ghp', made(35)].join('_')}${name}`;
  const entry = (name: string, before: string): string =>
    `  ${name}:\n    jinja: |-\n${before}      ${key(name)} {{a}} ||| {{b}}\n    name: ${name}\n`;
  const file = (second: string): string =>
    `dataset: d\nnote: ${key('n')}\ntemplates:\n${entry('x', '')}${entry('y', second)}${entry('z', '')}`;
  const linesOf = (text: string): number[] =>
    lintPrompts(parsePrompts(text, 'd/templates.yaml'), { rules: [secret], workspace: workspaceOf() }).map(
      ({ line }) => line,
    );

  it('is one finding a place', () => assert.deepEqual(linesOf(file('')), [2, 6, 10, 14]));

  it('is silenced where a prompt says so, and nowhere else', () =>
    assert.deepEqual(linesOf(file('      {# hone-ignore-next-line security/secret: made up #}\n')), [2, 6, 15]));
});
