export interface SecretKind {
  /** With its article. */
  readonly name: string;
  /** Finds candidates in time linear in the text: what may come before is a fixed look behind, repeats are bounded. */
  readonly pattern: RegExp;
  /** What all tokens of the kind begin with; only the rest is random. */
  readonly prefix: RegExp;
}

const before = String.raw`(?<![A-Za-z0-9_-])`;
const after = String.raw`(?![A-Za-z0-9_-])`;

function token(name: string, prefix: string, rest: string): SecretKind {
  return {
    name,
    pattern: new RegExp(`${before}${prefix}${rest}${after}`, 'g'),
    prefix: new RegExp(`^${prefix}`),
  };
}

/** Forms that vendors give to what must stay secret. Prefixes make them certain; a length or an entropy alone never does. */
const secretKinds: readonly SecretKind[] = [
  token('an OpenAI API key', 'sk-(?:proj-|svcacct-|admin-)', '[A-Za-z0-9_-]{40,200}'),
  token('an OpenAI API key', 'sk-', '[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}'),
  token('an Anthropic API key', 'sk-ant-(?:api|admin|oat)\\d\\d-', '[A-Za-z0-9_-]{40,200}'),
  token('an OpenRouter API key', 'sk-or-v1-', '[a-f0-9]{64}'),
  token('a Google API key', 'AIza', '[A-Za-z0-9_-]{35}'),
  token('an AWS access key id', '(?:AKIA|ASIA)', '[A-Z2-7]{16}'),
  token('a GitHub token', 'gh[pousr]_', '[A-Za-z0-9]{36,255}'),
  token('a GitHub token', 'github_pat_', '[A-Za-z0-9]{22}_[A-Za-z0-9]{59}'),
  token('a GitLab token', 'glpat-', '[A-Za-z0-9_-]{20}'),
  token('a Slack token', 'xox[abeoprs]-', '[A-Za-z0-9-]{20,250}'),
  token('a Hugging Face token', 'hf_', '[A-Za-z]{34}'),
  token('a Groq API key', 'gsk_', '[A-Za-z0-9]{52}'),
  token('an npm token', 'npm_', '[A-Za-z0-9]{36}'),
  token('a Stripe key', '[rs]k_live_', '[A-Za-z0-9]{24,100}'),
  token('a JSON web token', 'eyJ', '[A-Za-z0-9_-]{10,2000}\\.eyJ[A-Za-z0-9_-]{10,4000}\\.[A-Za-z0-9_-]{20,1000}'),
  {
    name: 'a private key',
    pattern:
      /-----BEGIN (?:[A-Z]{2,9} ){0,2}PRIVATE KEY-----\s{1,4}(?:[A-Za-z][A-Za-z0-9-]{1,30}: [^\n]{1,100}\n\s{0,2}){0,3}[A-Za-z0-9+/=]{40,100}(?:(?:\r?\n[ \t]{0,20}[A-Za-z0-9+/=]{1,100}){0,200}\r?\n[ \t]{0,20}-----END (?:[A-Z]{2,9} ){0,2}PRIVATE KEY-----)?/g,
    prefix: /^-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----\s*/,
  },
];

export interface FoundSecret {
  readonly kind: SecretKind;
  readonly text: string;
  readonly start: number;
}

/** What in a text looks like a secret, kind by kind; samples of documentation left out. */
export function* findSecrets(text: string): Generator<FoundSecret> {
  for (const kind of secretKinds) {
    for (const match of text.matchAll(kind.pattern)) {
      if (!isSample(kind, match[0])) yield { kind, text: match[0], start: match.index };
    }
  }
}

const sampleWords = /example|sample|dummy|fake|placeholder|your|redacted|changeme|x{5}|\*{3}|\.{3}|0{6}/i;

/** How the payloads of well-known sample web tokens begin: jwt.io's `"sub": "1234567890"`, and `{"foo"`. */
const sampleClaims = ['eyJzdWIiOiIxMjM0NTY3ODkw', 'eyJmb28i'];

/** Tokens of documentation: they say so, count up, or repeat themselves. */
function isSample({ prefix }: SecretKind, candidate: string): boolean {
  const random = candidate.replace(prefix, '');
  return (
    sampleWords.test(random) ||
    sampleClaims.some((claims) => candidate.includes(claims)) ||
    entropy(random) < 3 ||
    runShare(random) > 0.3
  );
}

/** Shannon entropy in bits per character: about 4.5 and more in a random token of 40 letters and digits. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** The share of neighbours that count up by one, as in `abcdef012345`: about 0.02 in a random token. */
function runShare(text: string): number {
  let steps = 0;
  for (let i = 1; i < text.length; i++) if (text.charCodeAt(i) - text.charCodeAt(i - 1) === 1) steps++;
  return steps / Math.max(1, text.length - 1);
}
