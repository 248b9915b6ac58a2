import assert from 'node:assert/strict';
import { methodInfos } from '../../../src/engine/optimize/methods/index.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../../src/engine/prompt/prompt-doc.js';
import {
  fieldsOf,
  filledForm,
  type FormDefaults,
  type FormEdits,
  type FormReading,
  mistakesIn,
  readForm,
  requestOf,
} from '../../../src/extension/optimizer/optimizer-form.js';
import { isFree } from '../../../src/extension/optimizer/is-free.js';
import { methodsFor, usualHaving } from '../../../src/extension/optimizer/method-choices.js';
import { objectiveChoices } from '../../../src/extension/optimizer/objective-choices.js';

const docOf = (frontMatter: string): PromptDoc =>
  parsePrompt(`---\n${frontMatter}\n---\nuser:\n{{ text }}\n`, 'p.prompt');

const labelled = docOf(
  'model: openai/gpt-4.1-mini\noutput: { labels: [a, b] }\ndata: rows.jsonl\nexpect: "{{ label }}"',
);
const unlabelled = docOf('model: openai/gpt-4.1-mini\ndata: rows.jsonl');
const checked = docOf('data: rows.jsonl\nmetrics: [is-json]');

const defaults: FormDefaults = {
  model: 'offline/learner',
  writer: undefined,
  judge: undefined,
  maxCalls: 2000,
  maxUsd: 1,
  optimize: {},
};
const methods = methodInfos();

const filled = (doc: PromptDoc, edits: FormEdits = {}): ReturnType<typeof filledForm> =>
  filledForm(doc, methods, defaults, edits);
const mistaken = (doc: PromptDoc, edits: FormEdits): string[] =>
  Object.keys(mistakesIn(filled(doc, edits), doc, methods));
const read = (doc: PromptDoc, edits: FormEdits = {}, given: Partial<FormDefaults> = {}): FormReading =>
  readForm(filled(doc, edits), { doc, methods, defaults: { ...defaults, ...given }, folder: '/w/prompts' });

describe('the optimizer form', () => {
  it('asks of those who grade what is maximised, and of nobody else', () => {
    const rubric = '{ type: llm-rubric, value: Kind., provider: openai/gpt-4.1 }';
    const both = docOf(`model: a/b\ndata: rows.jsonl\nexpect: "{{ label }}"\nmetrics: [${rubric}, exact-match]`);
    const unnamed = docOf('model: a/b\ndata: rows.jsonl\nexpect: "{{ label }}"\nmetrics: [llm-rubric]');
    const method = 'hill-climb';
    assert.deepEqual(read(both, { method }).models, ['a/b']);
    assert.deepEqual(read(both, { method, metric: 'llm-rubric' }).models, ['a/b', 'openai/gpt-4.1']);
    assert.deepEqual(read(both, { method }, { optimize: { metric: { 'llm-rubric': 1, 'exact-match': 2 } } }).models, [
      'a/b',
      'openai/gpt-4.1',
    ]);
    assert.deepEqual(read(unnamed, { method }, { judge: 'c/d' }).models, ['a/b', 'c/d']);
    assert.deepEqual(
      objectiveChoices(both, {}).map(({ id }) => id),
      ['', 'llm-rubric'],
    );
  });

  it('can be started as it is filled in', () => {
    assert.deepEqual(mistaken(labelled, {}), []);
    assert.deepEqual(read(labelled), {
      method: 'auto',
      data: undefined,
      model: 'openai/gpt-4.1-mini',
      writer: undefined,
      judge: undefined,
      metric: undefined,
      objective: undefined,
      split: {},
      limits: { calls: 2000, usd: 1 },
      seed: 1,
      models: ['openai/gpt-4.1-mini'],
    });
  });

  it('looks for what prompt and configuration say, and leaves it to them until another aim is chosen', () => {
    const cheap = docOf('data: rows.jsonl\nexpect: "{{ label }}"\nhone: { optimize: { objective: pareto } }');
    assert.deepEqual([filled(labelled).aim, filled(cheap).aim], ['score', 'pareto']);
    const team = { optimize: { objective: 'pareto' } } as const;
    const chosen = [
      read(labelled).objective,
      read(labelled, { aim: 'pareto' }).objective,
      read(cheap).objective,
      read(cheap, { aim: 'score' }).objective,
      read(labelled, { aim: 'pareto' }, team).objective,
      read(labelled, { aim: 'other' }).objective,
    ];
    assert.deepEqual(chosen, [undefined, 'pareto', undefined, 'score', undefined, undefined]);
    assert.equal(requestOf(read(labelled, { aim: 'pareto' }), 'p.prompt').objective, 'pareto');
    assert.equal(read(labelled, { aim: 'pareto', having: 'judge' }).objective, undefined);
  });

  it('takes the configured model for a prompt that names none', () => {
    assert.equal(filled(parsePrompt('Hello', 'p')).model, 'offline/learner');
  });

  it('begins with counted answers where single answers can be scored, and else with a judge', () => {
    assert.deepEqual([labelled, checked, unlabelled].map(usualHaving), ['answers', 'answers', 'judge']);
  });

  const fits = [
    { having: 'answers', doc: labelled, first: 'auto', holds: 'bootstrap-demos' },
    { having: 'judge', doc: unlabelled, first: 'spo', holds: 'spo' },
    { having: 'description', doc: labelled, first: 'ipc', holds: 'ipc' },
  ] as const;
  for (const { having, doc, first, holds } of fits) {
    it(`offers for ${having} the methods that need no more, ${first} first`, () => {
      const ids = methodsFor(having, doc, methods).map(({ id }) => id);
      assert.equal(ids[0], first);
      assert.ok(ids.includes(holds));
      assert.equal(filled(doc, { having }).method, first);
      assert.deepEqual(mistaken(doc, { having }), []);
    });
  }

  it('offers each method for exactly one of them', () => {
    const offered = ['answers', 'judge', 'description'].flatMap((having) => methodsFor(having, labelled, methods));
    assert.deepEqual(
      offered.map(({ id }) => id).sort((a, b) => a.localeCompare(b)),
      methods.map(({ id }) => id).sort((a, b) => a.localeCompare(b)),
    );
  });

  it('offers no method that shows right answers where nothing says what they are', () => {
    const ids = methodsFor('answers', checked, methods).map(({ id }) => id);
    assert.ok(ids.includes('auto') && ids.includes('protegi'));
    assert.ok(!ids.includes('bootstrap-demos') && !ids.includes('ape'));
  });

  it('takes the first fitting method when what one has is changed', () => {
    assert.equal(filled(labelled, { method: 'protegi' }).method, 'protegi');
    assert.equal(filled(labelled, { method: 'protegi', having: 'judge' }).method, 'spo');
  });

  it('says what the prompt lacks for what one claims to have', () => {
    const mistake = (having: string): string | undefined =>
      mistakesIn(filled(unlabelled, { having }), unlabelled, methods).having;
    assert.match(mistake('answers') ?? '', /Add expect to its front matter.*or choose rows without answers/);
    assert.match(mistake('description') ?? '', /made up with their right answers.*Add expect/);
    assert.equal(mistake('judge'), undefined);
  });

  it('has fields only for what the method has a use for', () => {
    const fields = (doc: PromptDoc, edits: FormEdits): readonly string[] => fieldsOf(filled(doc, edits), methods);
    const optional = (doc: PromptDoc, edits: FormEdits): string[] =>
      fields(doc, edits).filter((field) => ['writer', 'judge', 'metric', 'aim'].includes(field));
    assert.deepEqual(optional(labelled, {}), ['writer', 'metric', 'aim']);
    assert.deepEqual(optional(labelled, { method: 'bootstrap-demos' }), ['metric', 'aim']);
    assert.deepEqual(optional(unlabelled, {}), ['writer', 'judge']);
  });

  it('leaves out what was typed for another method', () => {
    const edits = { having: 'judge', judge: 'a/judge', metric: 'contains' };
    assert.deepEqual([read(labelled, edits).judge, read(labelled, edits).metric], ['a/judge', undefined]);
    const { judge, metric } = read(labelled, { ...edits, having: 'answers' });
    assert.deepEqual([judge, metric], [undefined, 'contains']);
  });

  it('knows everybody who may be asked, so that nothing that costs starts by itself', () => {
    const offline = docOf('model: offline/learner\ndata: rows.jsonl');
    assert.equal(isFree(read(offline)), true);
    assert.equal(isFree(read(offline, {}, { judge: 'openai/gpt-4.1' })), false);
    assert.equal(isFree(read(offline, { judge: 'openai/gpt-4.1' })), false);
    assert.equal(isFree(read(offline, { judge: 'offline/learner' }, { judge: 'openai/gpt-4.1' })), true);
    const named = docOf('model: offline/learner\ndata: rows.jsonl\nmetrics:\n  - { type: select-best, provider: a/b }');
    assert.equal(isFree(read(named, { having: 'judge' })), false);
  });

  it('reads other data from the folder of the prompt, and an absolute path as it is', () => {
    assert.equal(read(labelled, { data: '../other.csv' }).data, '/w/other.csv');
    assert.equal(read(labelled, { data: '/data/other.csv' }).data, '/data/other.csv');
  });

  it('takes an empty limit for no limit, and an empty part for the usual share', () => {
    assert.deepEqual(read(labelled, { calls: '', usd: ' ' }).limits, {});
    assert.deepEqual(read(labelled, { train: '', dev: '40' }).split, { dev: 40 });
  });

  const wrong = [
    ['data', ''],
    ['model', 'gpt'],
    ['writer', 'a b/c'],
    ['calls', '1e3'],
    ['calls', '-5'],
    ['usd', '0'],
    ['usd', '1,50'],
    ['seed', ''],
    ['test', '4'],
    ['dev', '30 %'],
  ] as const;
  for (const [field, value] of wrong) {
    it(`says what is wrong with '${value}' as ${field}`, () => {
      assert.deepEqual(mistaken(labelled, { [field]: value }), [field]);
    });
  }

  it('finds no fault in a field that the method does not have', () => {
    assert.deepEqual(mistaken(labelled, { judge: 'nobody' }), []);
    assert.deepEqual(mistaken(unlabelled, { judge: 'nobody' }), ['judge']);
  });
});

describe('what an optimization may maximise', () => {
  const titles = (frontMatter: string, optimize: FormDefaults['optimize'] = {}): string[] =>
    objectiveChoices(docOf(frontMatter), optimize).map(({ title }) => title);

  it('is the first metric of the prompt that scores rows, or another of them', () => {
    const metrics = 'expect: "{{ label }}"\nmetrics: [macro-f1, exact-match, contains]';
    assert.deepEqual(titles(metrics), ['exact-match (the first of the prompt)', 'contains']);
  });

  it('is what prompt or configuration say, and that is the default', () => {
    const metrics = 'expect: "{{ label }}"\nmetrics: [exact-match, contains]';
    const team = { metric: { 'exact-match': 0.7, contains: 0.3 } };
    assert.deepEqual(titles(metrics, team), [
      '0.7 exact-match + 0.3 contains (as configured)',
      'exact-match',
      'contains',
    ]);
    assert.deepEqual(titles(`${metrics}\nhone: { optimize: { metric: contains } }`, team), [
      'contains (as configured)',
      'exact-match',
    ]);
  });
});
