import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findRoot } from '../../../src/host/config/find-root.js';
import { readConfig } from '../../../src/host/config/read-config.js';
import { HostError } from '../../../src/host/host-error.js';
import { type TempWorkspace, tempWorkspace } from '../../support/temp-workspace.js';

describe('a configuration file', () => {
  let workspace: TempWorkspace;
  beforeEach(() => void (workspace = tempWorkspace()));
  afterEach(() => workspace.remove());

  describe('hone.config.yaml', () => {
    it('is read whole', async () => {
      workspace.write(
        'hone.config.yaml',
        'model: openai/gpt-4.1-mini\nwriter: openai/gpt-4.1\njudge: openai/gpt-5\nproviders:\n  lab: { baseUrl: "http://lab:8000/v1", keyVariable: LAB_KEY }\n  open: { baseUrl: "https://x/v1" }\nrules: { template/syntax: off, security/secret: warning }\nignore: ["drafts/**"]\n',
      );
      assert.deepEqual(await readConfig(workspace.root), {
        model: 'openai/gpt-4.1-mini',
        writer: 'openai/gpt-4.1',
        judge: 'openai/gpt-5',
        providers: {
          lab: { baseUrl: 'http://lab:8000/v1', keyVariable: 'LAB_KEY' },
          open: { baseUrl: 'https://x/v1', keyVariable: undefined },
        },
        rules: {
          'template/syntax': { severity: 'off', options: {} },
          'security/secret': { severity: 'warning', options: {} },
        },
        overrides: [],
        teamRules: [],
        code: [],
        ignore: ['drafts/**'],
        evaluate: {},
        optimize: {},
      });
    });
    for (const text of [undefined, '', '# nothing\n']) {
      it(`gives the offline learner when it is ${text === undefined ? 'missing' : 'empty'}`, async () => {
        if (text !== undefined) workspace.write('hone.config.yaml', text);
        const config = await readConfig(workspace.root);
        assert.deepEqual(config, {
          model: 'offline/learner',
          writer: undefined,
          judge: undefined,
          providers: {},
          rules: {},
          overrides: [],
          teamRules: [],
          code: [],
          ignore: [],
          evaluate: {},
          optimize: {},
        });
      });
    }

    const refused: [name: string, text: string, says: RegExp][] = [
      ['broken YAML', 'model: a\nrules: [', /line 2: YAML: /],
      ['a list', '- a\n', /line 1: .*mapping/],
      ['a misspelt key', 'model: a/b\nignroe: [x]', /line 2: There is no key `ignroe`; did you mean `ignore`\?/],
      ['a model that is no text', 'model: 5', /line 1: `model` must be text/],
      [
        'an unknown severity',
        'rules:\n  template/syntax: fatal',
        /line 2: `rules.template\/syntax` cannot be `fatal`; write one of `error`/,
      ],
      [
        'a rule that is none',
        'rules:\n  template/unused-inputt: off',
        /line 2: .*`template\/unused-inputt`.*`template\/unused-input`/,
      ],
      [
        'a provider without an address',
        'providers:\n  lab:\n    keyVariable: K',
        /line [23]: `providers.lab.baseUrl` must be an address/,
      ],
      ['an address that is none', 'providers: { lab: { baseUrl: lab } }', /must be an address such as/],
      ['an unknown key of a provider', 'providers: { lab: { baseURL: "http://x" } }', /did you mean `baseUrl`\?/],
      ['an unknown severity beside options', 'rules: { template/syntax: { severity: fatal } }', /cannot be `fatal`/],
      ['an override without files', 'overrides: [{ rules: {} }]', /line 1: `overrides\[0\].files` must be a glob/],
      ['a team rule without a name of its own', 'teamRules: [{ id: acme, forbid: x }]', /must be a name of your own/],
      ['a team rule that checks nothing', 'teamRules: [{ id: team/x }]', /exactly one of `forbid`, `require`/],
      ['a team rule that checks two things', 'teamRules: [{ id: team/x, forbid: a, require: b }]', /exactly one of/],
      ['a file to extend that is not there', 'extends: team.yaml', /There is no file `team.yaml` in this workspace/],
      ['a file to extend outside the workspace', 'extends: ../team.yaml', /There is no file `..\/team.yaml`/],
      ['ignore that is no list', 'ignore: { a: b }', /`ignore` must be text or a list/],
    ];
    for (const [name, text, says] of refused) {
      it(`is refused with ${name}, naming the line`, () => {
        workspace.write('hone.config.yaml', text);
        return assert.rejects(readConfig(workspace.root), (error) => {
          assert.ok(error instanceof HostError && error.kind === 'bad-config', String(error));
          assert.match(error.message, says);
          return true;
        });
      });
    }

    it('builds on the files it extends, and says where they are wrong', async () => {
      workspace.write(
        'base.yaml',
        'writer: openai/gpt-4.1\nrules: { template/syntax: hint, security/secret: off }\nignore: [old/**]\nteamRules: [{ id: team/name, forbid: Acme }]\n',
      );
      workspace.write('hone.config.yaml', 'extends: base.yaml\nrules: { template/syntax: error, team/name: info }\n');
      const config = await readConfig(workspace.root);
      assert.equal(config.writer, 'openai/gpt-4.1');
      assert.deepEqual(
        Object.entries(config.rules).map(([id, { severity }]) => `${id} ${severity ?? ''}`),
        ['template/syntax error', 'security/secret off', 'team/name info'],
      );
      assert.deepEqual(config.ignore, ['old/**']);
      workspace.write('base.yaml', 'model: a/b\nrulez: {}\n');
      await assert.rejects(readConfig(workspace.root), /line 1: `base.yaml`, line 2: There is no key `rulez`/);
      workspace.write('base.yaml', 'extends: hone.config.yaml\n');
      await assert.rejects(readConfig(workspace.root), /`hone.config.yaml`.*extends itself/);
    });

    const models: [what: string, main: string, model: string][] = [
      ['of the last file that names one', 'extends: [a.yaml, none.yaml]', 'openai/a'],
      ['offline/learner too where a later file names it', 'extends: [a.yaml, offline.yaml]', 'offline/learner'],
      ['of the configuration itself first of all', 'extends: [a.yaml, offline.yaml]\nmodel: openai/b', 'openai/b'],
      ['offline/learner where nobody names one', 'extends: none.yaml', 'offline/learner'],
    ];
    for (const [what, text, model] of models) {
      it(`takes the model ${what}`, async () => {
        workspace.write('a.yaml', 'model: openai/a\n');
        workspace.write('offline.yaml', 'model: offline/learner\n');
        workspace.write('none.yaml', 'ignore: [x]\n');
        workspace.write('hone.config.yaml', text);
        assert.equal((await readConfig(workspace.root)).model, model);
      });
    }

    const secret = 'sk-proj-abcdefghijklmnop';
    for (const text of [
      `providers:\n  lab:\n    baseUrl: http://x\n    apiKey: ${secret}`,
      `providers:\n  lab:\n    baseUrl: http://x\n    keyVariable: ${secret}`,
      `token: ${secret}`,
    ]) {
      it(`never takes a key itself, and does not repeat it: ${text.split('\n').at(-1)?.trim().split(':')[0]}`, () => {
        workspace.write('hone.config.yaml', text);
        return assert.rejects(readConfig(workspace.root), (error) => {
          assert.ok(error instanceof HostError && error.kind === 'bad-config', String(error));
          assert.match(error.message, /variable|keyVariable/);
          assert.ok(!error.message.includes(secret));
          return true;
        });
      });
    }
  });

  describe('the workspace root', () => {
    const at = (...names: string[]): string => join(workspace.root, ...names);
    beforeEach(() => mkdirSync(at('repo', 'team', 'prompts'), { recursive: true }));

    it('is the nearest folder with a configuration', () => {
      workspace.write('repo/team/hone.config.yaml', '');
      mkdirSync(at('repo', '.git'));
      assert.equal(findRoot(at('repo', 'team', 'prompts')), at('repo', 'team'));
    });
    it('is the repository without one', () => {
      mkdirSync(at('repo', '.git'));
      assert.equal(findRoot(at('repo', 'team', 'prompts')), at('repo'));
    });
    it('prefers a configuration above the repository', () => {
      workspace.write('hone.config.yaml', '');
      mkdirSync(at('repo', '.git'));
      assert.equal(findRoot(at('repo', 'team')), workspace.root);
    });
    it('is the folder itself without either', () => assert.equal(findRoot(at('repo', 'team')), at('repo', 'team')));
  });
});
