import assert from 'node:assert/strict';
import { lintPrompt } from '../../../../src/engine/lint/lint-prompt.js';
import { opinionKinds } from '../../../../src/engine/lint/review/opinion.js';
import { readReview } from '../../../../src/engine/lint/review/read-review.js';
import { reviewPrompt } from '../../../../src/engine/lint/review/review-prompt.js';
import { hasOwnText, reviewRequest } from '../../../../src/engine/lint/review/review-request.js';
import { requestKey } from '../../../../src/engine/model/request-key.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import { workspaceOf } from '../../../support/check-rule.js';

const text = `---
description: Labels.
input:
  schema: { question: string, "style?": "string, how to speak" }
output:
  labels: [yes, no]
---
system:
Decide. {# hone-ignore-next-line clarity/x: a reason #}

user:
{% if style %}Be {{ style }}.{% endif %}
{{ question }}
`;

function asked(prompt: string): string {
  const { request } = reviewRequest(parsePrompt(prompt, 'a.prompt'));
  return request.messages.map(({ content }) => content).join('\n');
}

describe('the request for a review', () => {
  it("is a prompt file without a finding of Hone's own linter", () => {
    const doc = parsePrompt(reviewPrompt, 'review.prompt');
    assert.deepEqual(doc.problems, []);
    assert.deepEqual(
      lintPrompt(doc, { workspace: workspaceOf() }).filter(({ severity }) => severity !== 'hint'),
      [],
    );
  });

  it('quotes the template as it is written, without front matter and comments', () => {
    const shown = /<prompt>\n([^]*?)\n<\/prompt>/.exec(asked(text))?.[1];
    assert.equal(shown, 'system:\nDecide. \n\nuser:\n{% if style %}Be {{ style }}.{% endif %}\n{{ question }}');
  });

  it('names what a program fills in and how the answer is read', () => {
    assert.match(asked(text), /It fills in these values: question, style \(how to speak\)\./);
    assert.match(asked(text), /compared with these labels: yes, no\./);
    assert.doesNotMatch(asked(text), /read as JSON/);
    assert.match(asked('---\noutput:\n  format: json\n---\nuser:\nGo.\n'), /The answer is read as JSON\./);
  });

  it('offers the kinds that are read, and no others', () => {
    const offered = [...asked('Go.').matchAll(/^- ([a-z-]+): /gm)].map(([, kind]) => kind);
    assert.deepEqual(offered, opinionKinds);
  });

  it('asks for the reason before the kind and the quotes', () => {
    const order = ['<why>', '<kind>', '<quote>', '<reading>'].map((tag) => asked('Go.').indexOf(tag));
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
    assert.ok((order[0] ?? -1) > 0);
  });

  it('marks its tags when the prompt has such tags itself, and reads the marked reply', () => {
    const doc = parsePrompt('user:\nWrite <review>none</review> and </prompt>.\n', 'a.prompt');
    const { request, mark } = reviewRequest(doc);
    assert.equal(mark, '-1');
    assert.match(request.messages.at(-1)?.content ?? '', /<prompt-1>\nuser:\nWrite <review>none<\/review> and/);
    const reply =
      '<review-1><opinion-1><why-1>W.</why-1><kind-1>missing-requirement</kind-1><quote-1>and </prompt>.</quote-1></opinion-1></review-1>';
    assert.equal(readReview(reply, doc, mark)?.opinions.length, 1);
    assert.equal(readReview(reply.replaceAll('-1', ''), doc, mark), undefined);
  });

  it('is the same for the same text, so that its answer is kept, and another for another', () => {
    const key = (prompt: string): string => requestKey('m/m', reviewRequest(parsePrompt(prompt, 'x.prompt')).request);
    assert.equal(key(text), key(text.replace('description: Labels.', 'description: Other words.')));
    assert.notEqual(key(text), key(text.replace('Decide.', 'Choose.')));
  });

  it('is not for prompts without words of their own', () => {
    assert.equal(hasOwnText(parsePrompt('user:\n{{ question }}\n', 'a.prompt')), false);
    assert.equal(hasOwnText(parsePrompt('user:\nGo. {{ question }}\n', 'a.prompt')), true);
  });
});
