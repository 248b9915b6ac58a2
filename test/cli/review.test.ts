import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { acts, inOrder, startChatServer, type ChatServer, type Script } from '../support/chat-server.js';
import { hone, type Ended } from '../support/hone.js';
import { opinionText, reviewText } from '../support/review-reply.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const prompt = `---
input:
  schema: { question: string }
---
system:
Answer in one word.

user:
Explain it in three sentences.
{{ question }}
`;
const conflict = opinionText({
  why: 'One word and three sentences exclude each other.',
  kind: 'contradiction',
  quotes: ['Answer in one word.', 'Explain it in three sentences.'],
});
const vague = opinionText({
  why: 'It is not said what is to be explained.',
  kind: 'ambiguity',
  quotes: ['Explain it'],
  readings: ['explain the question', 'explain the answer'],
});
const invented = opinionText({ why: 'Rude.', kind: 'missing-requirement', quotes: ['Be rude.'] });
const key = 'sk-secret-value-of-the-test';
const model = 'openai/gpt-4.1-mini';

interface JsonReview {
  readonly path: string;
  readonly opinions: readonly { readonly kind: string; readonly quotes: readonly { readonly text: string }[] }[];
  readonly dropped: object | null;
  readonly error: { readonly kind: string } | null;
}

describe('hone lint --review', () => {
  let space: TempWorkspace;
  let server: ChatServer | undefined;

  beforeEach(() => {
    space = tempWorkspace({ 'a.prompt': prompt });
  });
  afterEach(async () => {
    space.remove();
    await server?.close();
  });

  /** With the key of the test, at its server. */
  function lint(args: readonly string[], input?: string): Promise<Ended> {
    const env = { OPENAI_BASE_URL: server?.baseUrl ?? '', OPENAI_API_KEY: key };
    return hone(['lint', ...args], { cwd: space.root, env, ...(input !== undefined && { input }) });
  }

  function again(...args: string[]): Promise<Ended> {
    return lint(['--review', '--model', model, ...args]);
  }

  function requests(): number {
    return server?.requests.length ?? 0;
  }

  async function review(script: Script, ...args: string[]): Promise<Ended> {
    await server?.close();
    server = await startChatServer(script);
    return again(...args);
  }

  function reviewsIn({ stdout }: Ended): readonly JsonReview[] {
    return (JSON.parse(stdout) as { reviews: readonly JsonReview[] }).reviews;
  }

  it('says what it costs, then shows each opinion as that of the model, with the words it is about', async () => {
    const ended = await review(() => acts.reply(reviewText(vague, conflict)));
    assert.match(
      ended.stderr,
      /^hone: asking openai\/gpt-4\.1-mini for its opinion: 1 call, about \d+ tokens in and 4,000 out at most, \$0\.00\d+ at most\./,
    );
    assert.equal(
      ended.stdout,
      `No findings in 1 file.

a.prompt:6:1  opinion of openai/gpt-4.1-mini  contradiction: One word and three sentences exclude each other.
  6 | Answer in one word.
    | ^^^^^^^^^^^^^^^^^^^
  9 | Explain it in three sentences.
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

a.prompt:9:1  opinion of openai/gpt-4.1-mini  ambiguity: It is not said what is to be explained.
  9 | Explain it in three sentences.
    | ^^^^^^^^^^
    reads  explain the question
    reads  explain the answer

2 opinions of openai/gpt-4.1-mini on 1 prompt; no exit code depends on them.
`,
    );
    assert.equal(ended.code, 0);
  });

  it('exits as without opinions: by findings alone', async () => {
    const opinions: Script = () => acts.reply(reviewText(conflict));
    assert.equal((await review(opinions, '--max-warnings', '0')).code, 0);
    space.write('a.prompt', prompt.replace('{{ question }}', '{{ qestion }} {{ question }}'));
    const none = await review(() => acts.reply('<review>none</review>'));
    assert.equal(none.code, 1);
    assert.match(none.stdout, /template\/undefined-variable[^]*\n0 opinions of openai\/gpt-4\.1-mini on 1 prompt/);
  });

  it('has opinions apart from findings in JSON, as the schema says', async () => {
    space.write('b.prompt', 'user:\nSay so.\n');
    const script: Script = ({ messages }) =>
      messages.at(-1)?.content.includes('Say so.')
        ? acts.cutByLength('<rev')
        : acts.reply(reviewText(conflict, invented));
    const ended = await review(script, '--format', 'json');
    const schema = JSON.parse(
      readFileSync(new URL('../../schemas/lint.schema.json', import.meta.url), 'utf8'),
    ) as object;
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
    assert.ok(validate(JSON.parse(ended.stdout)), JSON.stringify(validate.errors));
    const [a, b] = reviewsIn(ended);
    assert.ok(a !== undefined && b !== undefined);
    assert.deepEqual(
      a.opinions.map(({ kind, quotes }) => [kind, ...quotes.map(({ text }) => text)]),
      [['contradiction', 'Answer in one word.', 'Explain it in three sentences.']],
    );
    assert.deepEqual([a.dropped, a.error], [{ notQuoted: 1, incomplete: 0, surplus: 0 }, null]);
    assert.deepEqual([b.path, b.opinions, b.dropped, b.error?.kind], ['b.prompt', [], null, 'bad-response']);
    assert.equal(ended.code, 2);
  });

  it('asks once for a text and a model, and again for another of either', async () => {
    const first = await review(() => acts.reply(reviewText(conflict)));
    const second = await again();
    assert.deepEqual([second.stdout, requests()], [first.stdout, 1]);
    await again('--model', 'openai/gpt-4.1');
    assert.equal(requests(), 2);
    space.write('a.prompt', prompt.replace('one word', 'two words'));
    await again();
    assert.equal(requests(), 3);
  });

  it('leaves out quotes that nobody wrote and opinions beyond five, and counts them', async () => {
    const ended = await review(() => acts.reply(reviewText(invented, ...Array.from({ length: 7 }, () => vague))));
    assert.match(
      ended.stdout,
      /\n5 opinions .* Left out: 1 quoted words that are not in the prompt, 2 beyond five a prompt\.\n$/,
    );
    assert.doesNotMatch(ended.stdout, /Rude/);
  });

  it('401: says which key to check, shows what was found without a model, and never the key', async () => {
    space.write('a.prompt', prompt.replace('{{ question }}', '{{ qestion }} {{ question }}'));
    const ended = await review(() => acts.status(401, `Incorrect API key provided: ${key}`));
    assert.equal(ended.code, 2);
    assert.match(ended.stderr, /openai refused the key\. Check OPENAI_API_KEY/);
    assert.match(ended.stdout, /template\/undefined-variable[^]*No prompt was reviewed\.\n$/);
    assert.equal((ended.stdout + ended.stderr).includes('secret-value'), false);
  });

  it('429: waits as long as the server says', async () => {
    const ended = await review(inOrder(acts.tooManyRequests('1'), acts.reply(reviewText(conflict))));
    assert.deepEqual([ended.code, requests()], [0, 2]);
    assert.match(ended.stdout, /1 opinion of/);
  });

  const unusable: [what: string, script: Script, reason: RegExp, args?: string[]][] = [
    ['garbage', () => acts.garbage(), /did not answer like a chat-completions server/],
    ['a web page', () => acts.html(), /no chat completion/],
    ['a reply in no form', () => acts.reply('Looks good to me!'), /did not write its review in the form/],
    ['a reply cut off', () => acts.cutByLength(reviewText(conflict)), /cut off at the length limit/],
    ['a refusal', () => acts.filtered(), /refused|filter/],
    ['silence', () => acts.silence(), /0\.3 s|no answer/, ['--timeout', '0.3']],
    ['an outage', () => acts.status(500, 'boom'), /boom/],
  ];
  for (const [what, script, reason, args = []] of unusable) {
    it(`${what} is an error and no empty review`, async () => {
      const ended = await review(script, ...args);
      assert.equal(ended.code, 2);
      assert.match(ended.stderr, /1 of 1 prompt has no review, the first \(a\.prompt\) because: /);
      assert.match(ended.stderr, reason);
      assert.match(ended.stdout, /No prompt was reviewed\.\n$/);
    }).timeout(90_000);
  }

  it('asks anew where the answer that was kept could not be read', async () => {
    const script = inOrder(acts.reply('Looks good to me!'), acts.reply(reviewText(conflict)));
    assert.equal((await review(script)).code, 2);
    const ended = await again();
    assert.deepEqual([ended.code, requests()], [0, 2]);
    assert.match((await again()).stdout, /1 opinion of/);
    assert.equal(requests(), 2);
  });

  it('a limit leaves prompts out, says so and fails only when it leaves out all', async () => {
    for (const name of ['b', 'c']) space.write(`${name}.prompt`, prompt.replace('one word', `${name} words`));
    const some = await review(() => acts.reply(reviewText(conflict)), '--max-calls', '2');
    assert.deepEqual([some.code, requests()], [0, 2]);
    assert.match(some.stderr, /1 of 3 prompts has no review.*budget of 2 calls/);
    const none = await review(
      () => acts.reply(reviewText(conflict)),
      '--max-usd',
      '0.000001',
      '--model',
      'openai/gpt-4.1',
    );
    assert.deepEqual([none.code, requests()], [2, 0]);
  });

  it('asks nobody about a prompt without words of its own', async () => {
    space.write('a.prompt', '---\ninput:\n  schema: { question: string }\n---\nuser:\n{{ question }}\n');
    const ended = await review(() => acts.reply('x'));
    assert.deepEqual([ended.code, ended.stderr, requests()], [0, '', 0]);
  });

  const refused: [what: string, args: string[], reason: RegExp][] = [
    [
      'the offline learner, which is no language model',
      ['--review'],
      /needs a language model, and offline\/learner is none/,
    ],
    ['a format for tools that decide', ['--review', '--model', model, '--format', 'sarif'], /printed as text or json/],
    ['an estimate without a review', ['--estimate'], /add --review/],
    ['a model without a review', ['--model', model], /add --review/],
    ['an unknown provider', ['--review', '--model', 'openia/x'], /openia\/x .*Providers: /],
  ];
  for (const [what, args, reason] of refused) {
    it(`refuses ${what}`, async () => {
      const ended = await hone(['lint', ...args], { cwd: space.root });
      assert.equal(ended.code, 2);
      assert.match(ended.stderr, reason);
    });
  }

  it('takes the configured writer, else the configured model', async () => {
    server = await startChatServer(() => acts.reply(reviewText(conflict)));
    space.write('hone.config.yaml', 'model: openai/small\n');
    await lint(['--review']);
    space.write('hone.config.yaml', 'model: openai/small\nwriter: openai/large\n');
    await lint(['--review']);
    assert.deepEqual(
      server.requests.map((request) => request.model),
      ['small', 'large'],
    );
  });

  it('reviews standard input', async () => {
    server = await startChatServer(() => acts.reply(reviewText(conflict)));
    const ended = await lint(['--review', '--model', model, '--stdin-filename', 'x.prompt'], prompt);
    assert.match(ended.stdout, /^x\.prompt:6:1 {2}opinion of/m);
  });
});
