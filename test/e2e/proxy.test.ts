import { startModelServer, type ModelServer } from './model-server.js';
import { ResultsPage } from './pages/results-page.js';
import { Workbench } from './pages/workbench.js';
import { pictureOfFailure } from './pictures.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

const prompt = `---
model: far/echo
data: rows.jsonl
expect: blue
metrics: [exact-match]
---
user:
{{ question }}
`;

const config = 'providers:\n  far: { baseUrl: "http://model.test/v1" }\n';

describe('The proxy of VS Code', () => {
  let session: VsCodeSession;
  let proxy: ModelServer;

  before(async () => {
    // To a host that is not there; asked as a proxy, the server answers for it.
    proxy = await startModelServer('blue');
    session = await openVsCode({
      files: { 'ask.prompt': prompt, 'rows.jsonl': '{"question": "The sky is"}\n', 'hone.config.yaml': config },
      settings: { 'http.proxy': proxy.address },
    });
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => {
    proxy.close();
    await session.close();
  });

  it('is where calls to models go through', async () => {
    const workbench = new Workbench(session.page);
    await workbench.open('ask.prompt');
    await workbench.run('Hone: Evaluate Prompt');
    await workbench.confirm('Evaluate');
    const results = await ResultsPage.find(session.page);
    await results.variants.filter({ hasText: /100\.0\s%/ }).waitFor();
  });
});
