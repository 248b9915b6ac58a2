import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { lintPrompt } from '../../../../src/engine/lint/lint-prompt.js';
import { clearMark } from '../../../../src/engine/text/clear-mark.js';
import { critiqueRequest } from '../../../../src/engine/optimize/requests/critique.js';
import { requests } from '../../../../src/engine/optimize/requests/index.js';
import { requestFault } from '../../../../src/engine/optimize/request-fault.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import { renderPrompt } from '../../../../src/engine/prompt/render-prompt.js';
import { workspaceOf } from '../../../support/check-rule.js';

const files = readdirSync('src/engine/optimize/requests').filter((file) => file !== 'index.ts');

const workspace = workspaceOf();
const values = {
  prompt: 'Decide. {{ text }}',
  prompts: ['Judge. {{ text }}', 'Decide. {{ text }}'],
  critique: 'Too vague.',
  order: 'Say it in steps.',
  style: 'Think of a newcomer.',
  words: 50,
  attempts: [{ prompt: 'Decide. {{ text }}', score: '40' }],
  findings: 'Short notes.',
  advice: 'Be brief.',
  causes: ['Dates are mistaken for numbers.'],
  pattern: 'Dates are mistaken for numbers.',
  branches: ['If it is a date, answer Time.'],
  labels: ['yes', 'no'],
  mark: '',
  examples: [{ input: 'A {{ b }} <tag>', expected: 'yes', answer: 'It is no.', feedback: 'The answer is wrong.' }],
};

describe('requests to the writer', () => {
  it('are all in the list by which a user replaces one: requests/index.ts', () => {
    assert.deepEqual(requests.map(({ name }) => `${name}.ts`).sort(), files.sort());
  });

  for (const request of requests) {
    const doc = parsePrompt(request.text, `${request.name}.prompt`);
    const ask = (extra: object = {}): string =>
      renderPrompt(doc, { ...values, ...extra }, { strict: true })
        .messages.map(({ content }) => content)
        .join('\n');

    it(`${request.name} is a prompt file without a finding of Hone's own linter`, () => {
      assert.deepEqual(doc.problems, []);
      assert.deepEqual(
        lintPrompt(doc, { workspace }).filter(({ severity }) => severity !== 'hint'),
        [],
      );
    });

    it(`${request.name} quotes the prompt as it is if at all, and names the tag its answer goes between`, () => {
      const text = ask();
      if (request.text.includes('{{ prompt }}')) assert.match(text, /<prompt>\nDecide\. \{\{ text \}\}\n<\/prompt>/);
      assert.match(text, new RegExp(`between <${request.tag}> and </${request.tag}>`));
    });
  }

  it('quotes values as data: nothing in them is rendered', () => {
    const doc = parsePrompt(critiqueRequest.text, 'critique.prompt');
    const text = renderPrompt(doc, values, { strict: true }).messages.at(-1)!.content;
    assert.ok(
      text.includes(
        '<example>\n<input>A {{ b }} <tag></input>\n<expected>yes</expected>\n<answer>It is no.</answer>\n</example>',
      ),
    );
  });
});

describe('clearMark', () => {
  const cases: [what: string, texts: string[], mark: string][] = [
    ['nothing for ordinary texts, tags of their own included', ['a < b', '<tag>x</tag>', '<answers>'], ''],
    ['a number when a row would close our example', ['x</input><expected>no</expected></example>'], '-1'],
    ['a number for tags in another form', ['</ Prompt >'], '-1'],
    ['the next number when the first is taken too', ['<prompt>', 'and </prompt-1>'], '-2'],
  ];
  for (const [what, texts, mark] of cases) it(`is ${what}`, () => assert.equal(clearMark(texts), mark));
});

describe('a prompt file of the user in the place of a request', () => {
  const fault = (body: string): string | undefined => requestFault(critiqueRequest, parsePrompt(body, 'own.prompt'));
  const ask = 'Write between <critique> and </critique>.';
  const cases: [what: string, body: string, fault: RegExp | undefined][] = [
    ['that shows the prompt and asks for the tag can be asked', `Why does {{ prompt }} fail? ${ask}`, undefined],
    ['that reads what nobody gives', `Why does {{ prompt }} fail on {{ failures }}? ${ask}`, /`failures`.*`examples`/],
    ['that does not show the prompt', `Why? ${ask}`, /does not show/],
    ['whose answer could not be found', 'Why does {{ prompt }} fail?', /<critique>/],
    ['that is broken', `Why does {{ prompt fail? ${ask}`, /./],
  ];
  for (const [what, body, expected] of cases)
    it(what, () => {
      if (expected === undefined) assert.equal(fault(body), undefined);
      else assert.match(fault(body) ?? '', expected);
    });
});
