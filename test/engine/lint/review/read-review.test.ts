import assert from 'node:assert/strict';
import { readReview } from '../../../../src/engine/lint/review/read-review.js';
import type { Review } from '../../../../src/engine/lint/review/opinion.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import { sliceOf } from '../../../../src/engine/text/span.js';
import { opinionText, reviewText } from '../../../support/review-reply.js';

const text = `---
description: Speak like a pirate.
input:
  schema: { question: string }
---
system:
You are a terse clerk. Answer in one word.

user:
Explain your answer in
three sentences. {# Mention the weather. #}
Keep it short.
Question: {{ question }}
Answer:
`;
const doc = parsePrompt(text, 'main.prompt');

const conflict = opinionText({
  why: 'One word and three sentences exclude each other.',
  kind: 'contradiction',
  quotes: ['Answer in one word.', 'three sentences'],
});
const vague = opinionText({
  why: 'Nobody knows how short.',
  kind: 'ambiguity',
  quotes: ['Keep it short.'],
  readings: ['one sentence', 'few words a sentence'],
});

function read(reply: string): Review {
  const review = readReview(reply, doc);
  assert.ok(review !== undefined, 'the reply is a review');
  return review;
}

/** Each opinion as its kind and the words it quotes. */
function shown({ opinions }: Review): string[][] {
  return opinions.map(({ kind, quotes }) => [kind, ...quotes.map((quote) => sliceOf(text, quote))]);
}

describe('reading a review', () => {
  it('finds both places of a conflict, and the readings of an ambiguity, in the order of the text', () => {
    const review = read(reviewText(vague, conflict));
    assert.deepEqual(shown(review), [
      ['contradiction', 'Answer in one word.', 'three sentences'],
      ['ambiguity', 'Keep it short.'],
    ]);
    assert.deepEqual(review.opinions[1]?.readings, ['one sentence', 'few words a sentence']);
    assert.deepEqual(review.dropped, { notQuoted: 0, incomplete: 0, surplus: 0 });
  });

  const quoted: [what: string, quote: string, found: string | undefined][] = [
    ['words as they stand there', 'You are a terse clerk.', 'You are a terse clerk.'],
    ['words over a line break', 'Explain your answer in three sentences.', 'Explain your answer in\nthree sentences.'],
    ['words in quotation marks of the model', '“Keep it short.”', 'Keep it short.'],
    ['nothing in other words', 'Keep it brief.', undefined],
    ['nothing in another case', 'keep it short.', undefined],
    ['nothing that leaves words out', 'You are a clerk.', undefined],
    ['nothing with an ellipsis', 'You are … clerk.', undefined],
    ['nothing of the front matter', 'Speak like a pirate.', undefined],
    ['nothing of a comment', 'Mention the weather.', undefined],
    ['nothing of a role line', 'system:', undefined],
    ['nothing of a tag', 'question', undefined],
    ['nothing across a tag', 'Question: {{ question }}', undefined],
    ['nothing that begins within a word', 'hort.', undefined],
    ['nothing made of what stands for tags', '\uFFFC', undefined],
    ['no pattern', '.*', undefined],
  ];
  for (const [what, quote, found] of quoted) {
    it(`takes for a quote ${what}`, () => {
      const review = read(reviewText(opinionText({ why: 'Why.', kind: 'missing-requirement', quotes: [quote] })));
      assert.deepEqual(shown(review), found === undefined ? [] : [['missing-requirement', found]]);
      assert.equal(review.dropped.notQuoted, found === undefined ? 1 : 0);
    });
  }

  it('needs two places for a conflict, at places of their own', () => {
    const alone = opinionText({ why: 'Why.', kind: 'format-conflict', quotes: ['Keep it short.'] });
    const twice = opinionText({ why: 'Why.', kind: 'format-conflict', quotes: ['Keep it short.', 'Keep it'] });
    const review = read(reviewText(alone, twice));
    assert.deepEqual([review.opinions.length, review.dropped.incomplete, review.dropped.notQuoted], [0, 1, 1]);
  });

  it('finds the second of two equal sentences', () => {
    const twins = parsePrompt('user:\nBe brief. Now go on.\nBe brief.\n', 'a.prompt');
    const reply = reviewText(opinionText({ why: 'W.', kind: 'persona-conflict', quotes: ['Be brief.', 'Be brief.'] }));
    assert.deepEqual(
      readReview(reply, twins)?.opinions[0]?.quotes.map(({ start }) => start),
      [6, 27],
    );
  });

  it('shows five and counts the others', () => {
    const review = read(reviewText(...Array.from({ length: 9 }, () => vague)));
    assert.deepEqual([review.opinions.length, review.dropped.surplus], [5, 4]);
  });

  const incomplete: [what: string, opinion: string][] = [
    ['a kind of its own', opinionText({ why: 'Why.', kind: 'style', quotes: ['Keep it short.'] })],
    ['no reason', opinionText({ why: '', kind: 'missing-requirement', quotes: ['Keep it short.'] })],
    ['one reading only', opinionText({ why: 'W.', kind: 'ambiguity', quotes: ['Keep it short.'], readings: ['a'] })],
    ['no quote', opinionText({ why: 'Why.', kind: 'missing-requirement', quotes: [] })],
  ];
  for (const [what, opinion] of incomplete) {
    it(`drops an opinion with ${what}`, () => {
      assert.deepEqual(read(reviewText(opinion)), {
        opinions: [],
        dropped: { notQuoted: 0, incomplete: 1, surplus: 0 },
      });
    });
  }

  it('forgives other cases, blanks in tags, missing ends, fences and talk around it', () => {
    const reply = `Let me think.\n\`\`\`xml\n< Review >\n<Opinion>\n<WHY>Two\nlengths.\n<kind>Missing Requirement</kind>\n<quote>Keep it short.`;
    const [opinion] = read(reply.replace('Two\nlengths.', 'Two\nlengths.</why>')).opinions;
    assert.deepEqual([opinion?.kind, opinion?.message], ['missing-requirement', 'Two lengths.']);
  });

  it('is empty when the model says so', () => {
    for (const reply of ['<review>none</review>', 'Fine.\n<review>\nNone.\n</review>', '<review>\n</review>'])
      assert.deepEqual(read(reply).opinions, [], reply);
  });

  it('is no review when the reply has not the form that was asked for', () => {
    for (const reply of ['', 'The prompt is fine.', '{"opinions": []}', '<review>It is fine as it is.</review>'])
      assert.equal(readReview(reply, doc), undefined, reply);
  });

  it('keeps a reason to one line of readable length', () => {
    const essay = opinionText({ why: 'So.\n'.repeat(500), kind: 'missing-requirement', quotes: ['Keep it short.'] });
    const message = read(reviewText(essay)).opinions[0]?.message ?? '';
    assert.deepEqual([message.length, message.includes('\n')], [400, false]);
  });
});
