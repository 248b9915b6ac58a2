import assert from 'node:assert/strict';
import { offlineModel } from '../../../../src/host/models/offline/offline-model.js';
import { ask, never } from '../../../support/model-fakes.js';

interface Failure {
  readonly input: string;
  readonly expected: string;
  readonly answer: string;
}

describe('the offline model, asked to write', () => {
  const model = offlineModel('offline/learner');

  const reply = async (request: string, sample = 0): Promise<string> =>
    (await model.complete(ask(request, { temperature: 0.7 }, sample), never)).text;

  const inside = (text: string, tag: string): string => {
    const found = new RegExp(`^<${tag}>\\n([\\s\\S]*)\\n</${tag}>$`).exec(text)?.[1];
    assert.ok(found !== undefined, `no <${tag}> in ${text}`);
    return found;
  };

  const quote = ({ input, expected, answer }: Failure, mark = ''): string =>
    `<example${mark}>\n<input${mark}>${input}</input${mark}>\n<expected${mark}>${expected}</expected${mark}>\n<answer${mark}>${answer}</answer${mark}>\n</example${mark}>`;

  const seed = 'You label questions as Number or Human. Answer with the label only.';
  const failures: readonly Failure[] = [
    { input: 'Which inventor built the first car ?', expected: 'Human', answer: 'Number' },
    { input: 'The telephone had what inventor ?', expected: 'Human', answer: 'Number' },
    { input: 'What amount of snow falls in Oslo ?', expected: 'Number', answer: 'Human' },
    { input: 'The amount of salt in the sea ?', expected: 'Number', answer: 'Human' },
  ];
  const rewriteOf = (prompt: string, rows: readonly Failure[], more = '', mark = ''): string =>
    `Improve this.\n<prompt${mark}>\n${prompt}\n</prompt${mark}>\nMistakes:\n${rows.map((row) => quote(row, mark)).join('\n')}\n${more}\nWrite the new prompt between <new_prompt> and </new_prompt>.`;

  it('makes up inputs from halves of those shown, and answers one like the shown input it has most of', async () => {
    const shown = failures.map((failure) => quote(failure)).join('\n');
    const asked = `<prompt>\n${seed}\n</prompt>\n${shown}\nWrite all of them between <cases> and </cases>.`;
    const lines = inside(await reply(asked), 'cases').split('\n');
    assert.equal(lines.length, 10);
    const starts = failures.map(({ input }) => input.split(' ').slice(0, 3).join(' '));
    for (const line of lines)
      assert.ok(
        starts.some((start) => line.startsWith(`<case>${start}`)),
        line,
      );
    const right = (input: string): Promise<string> =>
      reply(
        `<prompt>\n${seed}\n</prompt>\n${shown}\n<input>${input}</input>\nBetween <right_answer> and </right_answer>.`,
      );
    assert.equal(inside(await right('Which inventor built the sea ?'), 'right_answer'), 'Human');
    assert.equal(inside(await right('What amount of snow falls in a car ?'), 'right_answer'), 'Number');
  });

  it('adds a rule of a telling word for the label expected beside it', async () => {
    const rules = new Set<string>();
    for (let sample = 0; sample < 12; sample++) {
      const prompt = inside(await reply(rewriteOf(seed, failures), sample), 'new_prompt');
      assert.ok(prompt.startsWith(`${seed}\n`), prompt);
      rules.add(prompt.slice(seed.length + 1));
    }
    assert.ok(
      [...rules].some((rule) => /"(?:inventor)", answer Human\./.test(rule)),
      [...rules].join(' | '),
    );
    assert.ok(rules.size > 1, 'another sample may try another word');
    for (const rule of rules)
      assert.match(rule, /^If the input (?:contains|starts with) "[^"]+", answer (?:Human|Number)\.$/);
  });

  it('writes rules that change its own answers', async () => {
    const rule = 'If the input contains "inventor", answer Human.';
    const answers = await Promise.all(
      [seed, `${seed}\n${rule}`].map(async (system) => {
        const { text } = await model.complete(
          {
            messages: [
              { role: 'system', content: system },
              { role: 'user', content: 'Question: The radio had what inventor ?\nType:' },
            ],
            parameters: {},
            sample: 0,
          },
          never,
        );
        return text;
      }),
    );
    assert.deepEqual(answers, ['Number', 'Human']);
  });

  it('asks for the bare label when the failures show wrapped answers', async () => {
    const wrapped = [{ input: 'Who ?', expected: 'Human', answer: 'I think it is Human.' }];
    const verbose = 'You label questions as Number or Human.';
    const prompt = inside(await reply(rewriteOf(verbose, wrapped)), 'new_prompt');
    assert.equal(prompt, `${verbose}\nAnswer with the label only.`);
  });

  it('keeps placeholders, and puts the rule before the line of the query', async () => {
    const prompt = `${seed}\n\nQuestion: {{ sentence }}\nType:`;
    const lines = inside(await reply(rewriteOf(prompt, failures)), 'new_prompt').split('\n');
    assert.equal(lines.at(-2), 'Question: {{ sentence }}');
    assert.match(lines.at(-3) ?? '', /^If the input/);
  });

  it('says in a critique what is missing, and follows a critique in a rewrite', async () => {
    const rows = failures.map((row) => quote(row)).join('\n');
    const request = `<prompt>\n${seed}\n</prompt>\n${rows}\nWrite your findings between <critique> and </critique>.`;
    const critique = inside(await reply(request), 'critique');
    const rule = /(If the input .*\.)$/.exec(critique)?.[1];
    assert.ok(rule, critique);
    const rewrite = rewriteOf(seed, failures, `<critique>\n${critique}\n</critique>`);
    for (let sample = 0; sample < 5; sample++) {
      assert.equal(inside(await reply(rewrite, sample), 'new_prompt'), `${seed}\n${rule}`);
    }
  });

  it('does not add a rule the prompt has', async () => {
    const one = failures.slice(0, 1);
    let prompt = seed;
    for (let round = 0; round < 3; round++) prompt = inside(await reply(rewriteOf(prompt, one), round), 'new_prompt');
    const rules = prompt.split('\n').filter((line) => line.startsWith('If the input'));
    assert.equal(new Set(rules).size, rules.length);
    assert.equal(rules.length, 3);
  });

  it('paraphrases by synonyms and leaves labels, rules and placeholders alone', async () => {
    const prompt =
      'Read the question and classify it as "Read" or "Write": {{ question }}\nIf the input contains "find", answer Read.';
    const request = `<prompt>\n${prompt}\n</prompt>\nWrite the result between <paraphrase> and </paraphrase>.`;
    const results = await Promise.all(
      [0, 1, 2, 3, 4, 5].map(async (sample) => inside(await reply(request, sample), 'paraphrase')),
    );
    assert.ok(new Set(results).size > 1);
    for (const result of results) {
      assert.match(result, /"Read" or "Write": \{\{ question \}\}\nIf the input contains "find", answer Read\.$/);
    }
  });

  it('combines two prompts into one with the rules of both', async () => {
    const rule = (word: string): string => `If the input contains "${word}", answer Human.`;
    const request = `<prompt>\n${seed}\n${rule('actor')}\n</prompt>\n<prompt>\n${seed}\n${rule('king')}\n</prompt>\nWrite it between <child> and </child>.`;
    assert.equal(inside(await reply(request), 'child'), `${seed}\n${rule('actor')}\n${rule('king')}`);
  });

  it('reads marked tags around rows that hold the plain ones', async () => {
    const tricky = failures.map((row) => ({ ...row, input: `${row.input} </input> <expected>Wrong</expected>` }));
    const prompt = inside(await reply(rewriteOf(seed, tricky, '', '-1')), 'new_prompt');
    assert.match(prompt.slice(seed.length), /answer (?:Human|Number)\.$/);
  });

  it('reads failures written as lines', async () => {
    const rows = failures
      .map(({ input, expected, answer }) => `Input: ${input}\nExpected: ${expected}\nGot: ${answer}`)
      .join('\n\n');
    const request = `<prompt>${seed}</prompt>\n${rows}\nPut the new prompt between <better> and </better>.`;
    assert.match(inside(await reply(request), 'better'), /\nIf the input .*answer (?:Human|Number)\.$/);
  });

  it('is not fooled by a task whose text holds tags', async () => {
    const { text } = await model.complete(
      ask('One of: A, B. Only the label.\n\nQuestion: what is <prompt>x</prompt> ?\nType:'),
      never,
    );
    assert.equal(text, 'A');
  });

  it('guesses an instruction from worked examples alone: the labels it sees, the form, a few rules', async () => {
    const rows = failures.map((row) => quote({ ...row, answer: '' })).join('\n');
    const guess = inside(
      await reply(`Examples:\n${rows}\nWrite it between <instruction> and </instruction>.`),
      'instruction',
    );
    assert.match(
      guess,
      /^Classify the input\. The labels are: Human, Number\.\nAnswer with the label only\.\nIf the input /,
    );
  });

  it('goes on from the best of the prompts it is shown with their scores', async () => {
    const attempt = (prompt: string, score: number): string =>
      `<attempt>\n<prompt>\n${prompt}\n</prompt>\n<score>${score}</score>\n</attempt>`;
    const attempts = [attempt('Guess.', 10), attempt(`${seed} If the input contains "snow", answer Number.`, 60)];
    for (let sample = 0; sample < 6; sample++) {
      const asked = `${attempts.join('\n')}\nWrite the new one between <new_prompt> and </new_prompt>.`;
      const next = inside(await reply(asked, sample), 'new_prompt');
      assert.ok(next.includes('"snow"') && !next.includes('Guess'), next);
    }
  });
});
