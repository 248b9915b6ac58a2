import assert from 'node:assert/strict';
import { opinionText, reviewText } from '../support/review-reply.js';
import { startModelServer, type ModelServer } from './model-server.js';
import { pictureOfFailure, takePictures } from './pictures.js';
import { PromptEditor } from './pages/prompt-editor.js';
import { Workbench } from './pages/workbench.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

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
const reply = reviewText(
  opinionText({
    why: 'One word and three sentences exclude each other.',
    kind: 'contradiction',
    quotes: ['Answer in one word.', 'Explain it in three sentences.'],
  }),
  opinionText({ why: 'Rude.', kind: 'missing-requirement', quotes: ['Be rude.'] }),
);

describe('the review of a prompt in VS Code', () => {
  let session: VsCodeSession;
  let workbench: Workbench;
  let editor: PromptEditor;
  let server: ModelServer;

  before(async () => {
    server = await startModelServer(reply);
    session = await openVsCode({ files: { 'ask.prompt': prompt, 'hone.config.yaml': server.config } });
    workbench = new Workbench(session.page);
    editor = new PromptEditor(session.page);
    await workbench.open('ask.prompt');
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => {
    server.close();
    await session.close();
  });

  async function nameModel(): Promise<void> {
    await workbench.open('hone.config.yaml');
    await editor.goTo(1, 1);
    await editor.insert('model: local/echo\n');
    await workbench.save();
    await workbench.open('ask.prompt');
  }

  it('has no opinion of the offline learner to show, and says what to do', async () => {
    await workbench.run('Hone: Review Prompt');
    await workbench.notification('offline/learner is none').waitFor();
  });

  it('asks before the prompt is sent, then for the key that is missing', async () => {
    await nameModel();
    await workbench.run('Hone: Review Prompt');
    await workbench.confirm('Review');
    await workbench.notification('Set LOCAL_KEY').waitFor();
    assert.equal(server.authorizations.length, 0);
  });

  it("shows an opinion as the model's, at the words it quotes, and counts what is left out", async () => {
    await workbench.run('Hone: Set API Key');
    await workbench.choose('local');
    await workbench.answer('sk-test-0123456789');
    await workbench.run('Hone: Review Prompt');
    await workbench.confirm('Review');
    await workbench.notification('local/echo has 1 opinion on this prompt. 1 more could not be shown').waitFor();
    await editor.squiggles('info').first().waitFor();
    const shown = await editor.wayToProblem();
    assert.match(shown, /One word and three sentences exclude each other\./);
    assert.match(shown, /hone review \(local\/echo\)/);
    assert.match(shown, /What it does not fit\./);
    await takePictures(session.page, 'review');
    await session.page.keyboard.press('Escape');
  });

  it('keeps it while other lines are edited, and takes it away with the words it is about', async () => {
    await editor.goTo(10, 1);
    await editor.type('Question: ');
    await editor.squiggles('info').first().waitFor();
    await editor.goTo(9, 1);
    await editor.type('Then. ');
    await editor.squiggles('info').first().waitFor({ state: 'detached' });
  });

  it('asks nobody again about a text that was reviewed', async () => {
    const asked = server.authorizations.length;
    await editor.undoTo(/^Explain.it/);
    await editor.undoTo(/^\{\{.question/);
    await workbench.run('Hone: Review Prompt');
    await workbench.confirm('Review');
    await editor.squiggles('info').first().waitFor();
    assert.equal(server.authorizations.length, asked);
  });
});
