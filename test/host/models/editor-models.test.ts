import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBudget } from '../../../src/engine/model/budget.js';
import { ModelError } from '../../../src/engine/model/chat-model.js';
import type { PaidReply } from '../../../src/engine/model/with-journal.js';
import { createModels, type Models } from '../../../src/host/models/create-models.js';
import { editorModelIds, type EditorModelName } from '../../../src/host/models/editor-model-ids.js';
import { findEditorModel } from '../../../src/host/models/editor-models.js';
import { listEditorModels } from '../../../src/extension/editor-models/editor-model.js';
import { editorChat, type EditorChat } from '../../support/editor-chat.js';
import { honeConfig } from '../../support/hone-config.js';
import { ask, fakeClock, never } from '../../support/model-fakes.js';

const named = (vendor: string, family: string, id: string): EditorModelName => ({ vendor, family, id, version: '1' });

describe("the editor's models", () => {
  describe('are found by name', () => {
    const models = [
      named('copilot', 'gpt-4.1', 'gpt-4.1-2025-04-14'),
      named('copilot', 'gpt-4.1', 'gpt-4.1'),
      named('copilot', 'claude', 'claude-1'),
      named('copilot', 'claude', 'claude-2'),
      named('ollama', 'qwen', 'qwen3:8b'),
    ];
    const found: readonly [string, string][] = [
      ['vscode/qwen3:8b', 'qwen3:8b'],
      ['vscode/ollama/qwen', 'qwen3:8b'],
      ['vscode/ollama/qwen3:8b', 'qwen3:8b'],
      ['vscode/gpt-4.1-2025-04-14', 'gpt-4.1-2025-04-14'],
      ['vscode/copilot/gpt-4.1', 'gpt-4.1'],
    ];
    for (const [written, id] of found) it(written, () => assert.equal(findEditorModel(written, models).id, id));

    const refused: readonly [string, readonly EditorModelName[], RegExp][] = [
      ['vscode/copilot/claude', models, /several models\. Name one of them: vscode\/claude-1, vscode\/claude-2\./],
      ['vscode/ollama/qwn', models, /Did you mean vscode\/ollama\/qwen\? It has: vscode\/gpt-4\.1-2025-04-14, /],
      ['vscode/copilot/gpt-4.1', [], /VS Code has no language model .* Sign in/],
    ];
    for (const [written, among, message] of refused) {
      it(`${written} is refused among ${among.length}`, () => {
        assert.throws(
          () => findEditorModel(written, among),
          (error) => error instanceof ModelError && error.kind === 'unknown-model' && message.test(error.message),
        );
      });
    }

    it('and every name that is listed finds its model', () => {
      const listed = editorModelIds(models).map((id) => findEditorModel(id, models));
      assert.deepEqual(listed, models);
    });
  });

  describe('are wrapped as a server is', () => {
    const id = 'vscode/acme/small';
    let folder = '';
    const opened: Models[] = [];
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hone-editor-models-'))));
    afterEach(() => {
      for (const models of opened.splice(0)) models.close();
      rmSync(folder, { recursive: true });
    });

    const open = ({ api }: EditorChat): Models => {
      const clock = fakeClock({ jumping: true });
      const editorModels = listEditorModels(api, clock);
      const config = honeConfig();
      const models = createModels({ config, readSecret: () => undefined, cacheFolder: folder, clock, editorModels });
      opened.push(models);
      return models;
    };
    const use = { cache: true, concurrency: 4 };

    it('and asked once for an answer, until the version behind the name is another', async () => {
      const chat = editorChat();
      const first = await open(chat).model(id, use).complete(ask('Who?'), never);
      opened.splice(0).forEach((models) => models.close());
      const again = await open(chat).model(id, use).complete(ask('Who?'), never);
      assert.deepEqual([first.cached, again.cached, again.text, chat.asked.length], [false, true, 'Human', 1]);
      const next = editorChat({ names: [{ version: '2' }], answer: () => ['Location'] });
      assert.equal((await open(next).model(id, use).complete(ask('Who?'), never)).text, 'Location');
    });

    it('and asked again when they are limited', async () => {
      let calls = 0;
      const chat = editorChat({
        answer() {
          calls += 1;
          if (calls < 3) throw Object.assign(new Error('slow down'), { code: 'Blocked' });
          return ['Human'];
        },
      });
      assert.equal((await open(chat).model(id, use).complete(ask('Who?'), never)).text, 'Human');
      assert.equal(calls, 3);
    });

    it('and not asked again when they are not allowed', async () => {
      const chat = editorChat({ refuses: Object.assign(new Error('no'), { code: 'NoPermissions' }) });
      await assert.rejects(open(chat).model(id, use).complete(ask('Who?'), never), { kind: 'auth' });
      assert.equal(chat.asked.length, 1);
    });

    it('and take nothing of a limit in dollars, but of one in calls', async () => {
      const budget = createBudget({ usd: 0.01, calls: 1 });
      const model = open(editorChat()).model(id, { ...use, budget });
      await model.complete(ask('Who?'), never);
      assert.deepEqual([budget.snapshot().spent.usd, budget.snapshot().spent.calls], [0, 1]);
      await assert.rejects(model.complete(ask('Where?'), never), { kind: 'budget' });
    });

    it('and each paid answer is kept under the name the user wrote', async () => {
      const kept: PaidReply[] = [];
      const append = (reply: PaidReply): void => void kept.push(reply);
      await open(editorChat())
        .model(id, { ...use, append })
        .complete(ask('Who?'), never);
      assert.deepEqual(
        kept.map(({ model, reply }) => [model, reply.text]),
        [[id, 'Human']],
      );
    });

    it('and one that is not there is told at the first call, with those that are', async () => {
      const chat = editorChat();
      const model = open(chat).model('vscode/acme/tiny', use);
      await assert.rejects(model.complete(ask('Who?'), never), /It has: vscode\/acme\/small\./);
      assert.equal(chat.asked.length, 0);
    });
  });
});
