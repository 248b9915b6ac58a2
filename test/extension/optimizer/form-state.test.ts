import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import type { OptimizeEstimate } from '../../../src/engine/optimize/contracts.js';
import type { LoadJobs } from '../../../src/extension/load-bundles.js';
import { createFormMemory } from '../../../src/extension/optimizer/form-memory.js';
import { createFormState, type FormState } from '../../../src/extension/optimizer/form-state.js';
import type { OpenRunHost } from '../../../src/extension/run-host.js';
import { memento, openDocument, type OpenDocument } from '../../support/editor-fakes.js';

const prompt = '---\nmodel: priced/model\ndata: rows.jsonl\n---\nuser:\n{{ text }}\n';

const defaults = {
  model: 'priced/model',
  writer: undefined,
  judge: undefined,
  maxCalls: 500,
  maxUsd: 1,
  optimize: {},
};

let open: OpenDocument;
let state: ReturnType<typeof memento>;
let form: FormState;
let news: EventEmitter;
let seen: boolean;
let trusted: boolean;
let asked: string[];
let failure: Error | undefined;

/** A model whose name begins with `priced` has a price. */
async function estimateOptimizeJob({ model }: { model: string }): Promise<OptimizeEstimate> {
  asked.push(model);
  if (failure) throw failure;
  const calls = { calls: 100, taskCalls: 90, writerCalls: 10, leastCalls: 50, proposals: 3 };
  const sizes = { pool: 4, train: 12, dev: 12, test: 12 };
  const usd = model.startsWith('priced') ? { low: 0.1, high: 0.2 } : undefined;
  return {
    ...calls,
    sizes,
    inputTokens: { low: 1000, high: 2000 },
    outputTokens: { low: 50, high: 100 },
    seconds: { low: 1, high: 2 },
    usd,
    warnings: [],
  };
}

async function estimated(state = 'ready'): Promise<void> {
  while (form.view().estimate.state !== state) await once(news, 'changed');
}

/** As a window makes it: what was kept in its state is there. */
function newForm(): FormState {
  return createFormState({
    loadJobs: (() => ({ estimateOptimizeJob })) as unknown as LoadJobs,
    openRunHost: (async () => ({ close: () => undefined })) as unknown as OpenRunHost,
    read: (document) => parsePrompt(document.getText(), 'p.prompt'),
    relativePath: () => 'p.prompt',
    folderOf: () => '/w',
    defaultsFor: () => ({ ...defaults }),
    memory: createFormMemory(state),
    isTrusted: () => trusted,
    allowsCode: () => false,
    isSeen: () => seen,
    onChanged: () => news.emit('changed'),
  });
}

describe('the form of an optimization', () => {
  beforeEach(() => {
    open = openDocument('/w/p.prompt', prompt);
    news = new EventEmitter();
    state = memento();
    [seen, trusted, asked, failure] = [true, true, [], undefined];
    form = newForm();
    form.target(open.document);
  });

  it('can be started once its estimate is there, with both limits', async () => {
    assert.equal(form.startable(), undefined);
    await estimated();
    assert.deepEqual(form.startable()?.limits, { calls: 500, usd: 1 });
  });

  it('gives up the limit in dollars for a model without a price, and takes it back with the next model', async () => {
    form.change('model', 'free/thing');
    await estimated();
    assert.deepEqual(form.startable()?.limits, { calls: 500 });
    form.change('model', 'priced/other');
    assert.equal(form.startable(), undefined, 'its estimate is not there yet');
    await estimated();
    assert.deepEqual(form.startable()?.limits, { calls: 500, usd: 1 });
  });

  it('is not started on the estimate of another text, and asks for the right one', async () => {
    await estimated();
    open.type(prompt.replace('rows', 'more'));
    assert.equal(form.startable(), undefined, 'the file says something else');
    open.save();
    assert.equal(form.startable(), undefined, 'the estimate is of the file before');
    await estimated();
    assert.ok(form.startable());
  });

  it('is not started on the estimate of a file that was written since, though the form is the same', async () => {
    await estimated();
    open.type(`${prompt}More.`);
    open.save();
    assert.equal(form.startable(), undefined);
    await estimated();
    assert.ok(form.startable());
  });

  it('is not started on an estimate that was made while the file said something else', async () => {
    open.type(`${prompt}More.`);
    form.change('seed', '2');
    await estimated();
    assert.equal(form.startable(), undefined, 'not saved yet');
    await estimated();
    open.save();
    assert.equal(form.startable(), undefined, 'saved, but the estimate is of the file before');
  });

  it('is started without an estimate when it costs nothing', () => {
    form.change('model', 'offline/learner');
    assert.equal(form.startable()?.model, 'offline/learner');
  });

  it('is not started with a mistake', async () => {
    await estimated();
    form.change('calls', 'many');
    assert.equal(form.startable(), undefined);
  });

  it('says why there is no estimate, whatever went wrong, and is not started', async () => {
    failure = Object.assign(new Error('There is no file rows.jsonl.'), { name: 'HostError' });
    await estimated('problem');
    assert.deepEqual(form.view().estimate, { state: 'problem', message: 'There is no file rows.jsonl.' });
    assert.equal(form.startable(), undefined);
  });

  it('estimates what was saved only when somebody looks', async () => {
    await estimated();
    seen = false;
    open.type(prompt.replace('priced/model', 'priced/new'));
    open.save();
    form.saved(open.document);
    assert.equal(form.view().estimate.state, 'ready');
    seen = true;
    form.catchUp();
    assert.equal(form.view().form.model, 'priced/new');
    await estimated();
    assert.deepEqual(asked, ['priced/model', 'priced/new']);
  });

  it('keeps what was filled in by hand when the prompt is saved, with a new estimate', async () => {
    form.change('model', 'priced/mine');
    await estimated();
    form.saved(open.document);
    assert.equal(form.view().form.model, 'priced/mine');
    assert.equal(form.view().estimate.state, 'loading');
    await estimated();
  });

  it('is estimated when the workspace becomes trusted', async () => {
    await estimated();
    trusted = false;
    form.change('seed', '2');
    assert.equal(form.view().estimate.state, 'none');
    trusted = true;
    form.trusted();
    await estimated();
  });

  it('takes what the prompt says anew where nothing was changed by hand', async () => {
    form.change('seed', '7');
    open.type(prompt.replace('rows.jsonl', 'others.jsonl'));
    open.save();
    form.saved(open.document);
    assert.deepEqual([form.view().form.data, form.view().form.seed], ['others.jsonl', '7']);
    await estimated();
  });

  it('keeps what was filled in for each prompt, over a reload of the window and without what a prompt says itself', async () => {
    form.change('calls', '321');
    form.change('having', 'answers');
    form.change('aim', 'pareto');
    const other = openDocument('/w/q.prompt', prompt);
    form.target(other.document);
    assert.equal(form.view().form.calls, '500');
    const after = newForm();
    after.target(openDocument('/w/p.prompt', prompt.replace('priced/model', 'priced/new')).document);
    const { form: values, edited } = after.view();
    const { calls, having, aim, model } = values;
    assert.deepEqual([calls, having, aim, model, edited], ['321', 'answers', 'pareto', 'priced/new', true]);
    assert.ok(!JSON.stringify(state.kept()).includes('priced/model'));
  });

  it('forgets what was filled in when it is set back', async () => {
    form.change('calls', '321');
    form.reset();
    assert.deepEqual([form.view().form.calls, form.view().edited], ['500', false]);
    const after = newForm();
    after.target(open.document);
    assert.equal(after.view().edited, false);
  });

  it('says how many rows each part gets where nothing is typed', async () => {
    await estimated();
    const { train, dev, test } = form.view().usual;
    assert.deepEqual([train, dev, test], ['12', '12', '12']);
  });
});
