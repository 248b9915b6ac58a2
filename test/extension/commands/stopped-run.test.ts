import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { followEvents } from '../../../src/extension/commands/follow-events.js';
import * as jobs from '../../../src/extension/jobs.js';
import { createResultsState, type ResultsState } from '../../../src/extension/results/results-state.js';
import type { EvaluationEvent } from '../../../src/engine/eval/contracts/evaluation-event.js';
import { type Act, acts, type ChatServer, startChatServer } from '../../support/chat-server.js';
import { smallPrompt, smallWorkspace } from '../../support/small-workspace.js';
import type { TempWorkspace } from '../../support/temp-workspace.js';

describe('an evaluation that waits for a model', () => {
  const news = new EventEmitter();
  let act: Act;
  let server: ChatServer;
  let files: TempWorkspace;
  let host: Awaited<ReturnType<typeof jobs.openHost>>;
  let stop: AbortController;
  let state: ResultsState;
  let problems: string[];

  beforeEach(async () => {
    act = { type: 'silence' };
    server = await startChatServer(() => {
      news.emit('asked');
      return act;
    });
    files = smallWorkspace();
    files.write('a.prompt', smallPrompt.replace('---\n', '---\nmodel: local/any\n'));
    files.write('hone.config.yaml', `providers:\n  local: { baseUrl: "${server.baseUrl}", keyVariable: LOCAL_KEY }\n`);
    host = await jobs.openHost({ startFolder: files.root, readSecret: () => 'sk-test' });
    stop = new AbortController();
    state = createResultsState({ prompt: 'a.prompt', files: [`${files.root}/a.prompt`], calls: 24 });
    problems = [];
  });
  afterEach(async () => {
    host.close();
    await server.close();
    files.remove();
  });

  const follow = (events: AsyncIterable<EvaluationEvent>): Promise<void> =>
    followEvents(events, state, {
      signal: stop.signal,
      onEvent: () => undefined,
      onProblem: (message) => problems.push(message),
    });

  const starts = {
    'its rows': () => jobs.evaluateJob({ files: ['a.prompt'] }, host, stop.signal),
    'the other forms that a model writes of it': () =>
      jobs.varyJob({ file: 'a.prompt', kinds: ['paraphrase'], writer: 'local/any' }, host, stop.signal),
  };
  for (const [what, start] of Object.entries(starts)) {
    it(`was stopped, and has not failed, when it is stopped in ${what}`, async () => {
      const ended = follow(start());
      await once(news, 'asked');
      stop.abort();
      await ended;
      const { phase, stopped, problems: shown } = state.snapshot();
      assert.deepEqual([phase, shown, problems], ['ended', [], []]);
      assert.match(stopped ?? '', /^Stopped\. .*running again pays only for the rest/);
    });

    it(`says what went wrong when nobody stopped it in ${what}`, async () => {
      act = acts.status(401, 'Bad key.');
      await follow(start());
      const { phase, stopped, problems: shown } = state.snapshot();
      assert.equal(phase, 'ended');
      assert.doesNotMatch(stopped ?? '', /^Stopped/);
      assert.match([...shown, ...problems].join('\n'), /key/i);
    });
  }
});
