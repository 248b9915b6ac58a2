import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startChatServer, acts, type Act, type ChatServer } from '../support/chat-server.js';
import { hone } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const key = 'sk-marked-0123456789-never-shown';
const secret = 'header-marked-0123456789-never-shown';
const prompt = `---
output: { labels: [even, odd] }
data: rows.csv
expect: "{{ parity }}"
---
user:
Is {{ number }} even or odd?
`;
const config = `providers:
  mine: { baseUrl: SERVER, keyVariable: MY_KEY, headers: { X-Team: TEAM_SECRET } }
`;

/** A server that tells whoever asks it what it was sent, in every way it can. */
const tellTales: readonly Act[] = [
  acts.reply(`even ${key} ${secret}`),
  acts.status(400, `Your key ${key} and your header ${secret} are wrong`),
  acts.status(401, `Incorrect API key provided: ${key}, ${secret}`),
  { type: 'raw', body: `<p>${key} ${secret}</p>`, contentType: 'text/html' },
  acts.body([{ error: { code: 400, message: `${key} ${secret}`, status: 'INVALID_ARGUMENT' } }], 400),
  acts.body({ error: { message: `${key} ${secret}`, code: 400 } }),
  acts.body({ choices: [{ message: { content: null, refusal: `${key} ${secret}` } }] }),
  acts.body({
    choices: [{ message: { content: null, tool_calls: [{ function: { name: 'x', arguments: `${key} ${secret}` } }] } }],
  }),
];

const formats = ['json', 'text', 'junit', 'csv', 'html'];

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

describe('A key', function () {
  this.timeout(60_000);
  let space: TempWorkspace;
  let server: ChatServer;
  let act: Act = acts.reply('even');

  beforeEach(async () => {
    server = await startChatServer(() => act);
    space = tempWorkspace({
      'p.prompt': prompt,
      'rows.csv': 'number,parity\n1,odd\n2,even\n',
      'hone.config.yaml': config.replace('SERVER', server.baseUrl),
    });
  });
  afterEach(async () => {
    space.remove();
    await server.close();
  });

  const env = { MY_KEY: key, TEAM_SECRET: secret };
  const nowhere = (name: string, text: string): void => {
    for (const marked of [key, secret]) assert.equal(text.includes(marked), false, `${name} shows ${marked}`);
  };

  for (const [index, tale] of tellTales.entries()) {
    it(`is in no output, journal, cache, recording or report of a server's tale ${index + 1}`, async () => {
      act = tale;
      for (const format of index === 0 ? formats : ['json']) {
        const args = ['eval', 'p.prompt', '--model', 'mine/any', '--format', format, '--record', `${format}.jsonl`];
        const { stdout, stderr } = await hone(args, { cwd: space.root, env });
        nowhere(`stdout as ${format}`, stdout);
        nowhere(`stderr as ${format}`, stderr);
      }
      assert.equal(server.requests[0]?.headers.authorization, `Bearer ${key}`, 'the key was sent');
      assert.equal(server.requests[0].headers['x-team'], secret, 'the header was sent');
      const files = filesIn(space.root);
      assert.ok(files.some((path) => path.includes('.hone')));
      for (const path of files) nowhere(path, readFileSync(path, 'utf8'));
    });
  }

  it('is in no list of models, whatever is set', async () => {
    for (const format of ['text', 'json']) {
      const { stdout, stderr } = await hone(['models', '--format', format], { cwd: space.root, env });
      nowhere(`models as ${format}`, stdout + stderr);
    }
  });
});
