import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hone } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const good = '---\ninput:\n  schema: { question: string }\n---\nuser:\nAnswer: {{ question }}\n';
const misspelt = good.replace('{{ question }}', '{{ qestion }} {{ question }}');
const fixable = `${good}\nasistant:\nSure.\n`;

describe('hone lint', () => {
  let space: TempWorkspace;
  const lint = (...args: string[]): ReturnType<typeof hone> => hone(['lint', ...args], { cwd: space.root });

  beforeEach(() => {
    space = tempWorkspace({ 'good.prompt': good, 'drafts/bad.prompt': misspelt });
  });
  afterEach(() => space.remove());

  it('passes a good prompt', async () => {
    assert.deepEqual(await lint('good.prompt'), { code: 0, stdout: 'No findings in 1 file.\n', stderr: '' });
  });

  it('shows the place, the rule and what can be done, and exits 1', async () => {
    const { code, stdout } = await lint('drafts/bad.prompt');
    assert.equal(code, 1);
    assert.equal(
      stdout,
      `drafts/bad.prompt:6:12  error  'qestion' is not declared: change it to 'question', or declare it under input.schema.  template/undefined-variable
  6 | Answer: {{ qestion }} {{ question }}
    |            ^^^^^^^
    try  Change to 'question'
    try  Declare the input 'qestion'

1 error in 1 file.
`,
    );
  });

  it('takes this folder without a path, and folders and globs', async () => {
    for (const args of [[], ['.'], ['drafts'], ['**/*.prompt'], ['drafts/*.prompt'], ['{drafts,other}/b?d.prompt']]) {
      const { code, stdout } = await lint(...args);
      assert.equal(code, 1, args.join(' '));
      assert.match(stdout, /drafts\/bad\.prompt:6:12/);
    }
  });

  it('finds the prompt files of other tools, also in the hidden folders where those keep them', async () => {
    const token = `ghp_${createHash('sha256').update('a token valid nowhere').digest('hex').slice(0, 36)}`;
    const secret = `Use the token ${token}.`;
    const others = ['skills/x/SKILL.md', '.github/prompts/a.prompt.md', '.claude/agents/b.md', 'AGENTS.md'];
    for (const path of others) space.write(path, `# Task\n${secret}\n`);
    for (const path of ['README.md', 'chart/templates.yaml', '.cache/AGENTS.md']) space.write(path, `${secret}\n`);

    const { stdout } = await lint();
    const named = [...stdout.matchAll(/^(\S+?):\d+:\d+ .*security\/secret$/gm)].map(([, path]) => path);
    assert.deepEqual(named, ['.claude/agents/b.md', '.github/prompts/a.prompt.md', 'AGENTS.md', 'skills/x/SKILL.md']);
  });

  it('leaves out what git ignores and node_modules, but not a file that is named', async () => {
    space.write('node_modules/x/bad.prompt', misspelt);
    space.write('.gitignore', 'drafts/\n');
    execFileSync('git', ['init', '-q'], { cwd: space.root });
    assert.equal((await lint()).stdout, 'No findings in 1 file.\n');
    assert.equal((await lint('drafts/bad.prompt')).code, 1);
  });

  it('leaves out what hone.config.yaml ignores and takes severities from it', async () => {
    space.write('hone.config.yaml', 'ignore: ["drafts/**"]\nrules: { template/undefined-variable: warning }\n');
    assert.equal((await lint()).code, 0);
    const named = await lint('drafts/bad.prompt');
    assert.deepEqual([named.code, named.stdout.includes('1 warning in 1 file.')], [0, true]);
  });

  it('fails above the number of warnings that is allowed', async () => {
    space.write('hone.config.yaml', 'rules: { template/undefined-variable: warning }\n');
    assert.equal((await lint('--max-warnings', '1')).code, 0);
    assert.equal((await lint('--max-warnings', '0')).code, 1);
  });

  it('mends what is safe to mend, and then finds no more of it', async () => {
    space.write('fix.prompt', fixable);
    assert.match((await lint('fix.prompt')).stdout, /fix {2}'hone lint --fix' mends this/);
    assert.deepEqual(await lint('fix.prompt', '--fix'), { code: 0, stdout: 'No findings in 1 file.\n', stderr: '' });
    assert.equal(readFileSync(join(space.root, 'fix.prompt'), 'utf8'), fixable.replace('asistant', 'assistant'));
  });

  it('follows the configuration: severities by file, options, a shared file and the rules of a team', async () => {
    space.write(
      'shared.yaml',
      'teamRules:\n  - { id: team/name, forbid: [Acme], message: Write ACME. }\n  - { id: team/from, forbid: [from], severity: off }\n',
    );
    space.write(
      'hone.config.yaml',
      'extends: shared.yaml\nrules: { template/unknown-helper: { severity: error, known: [shout] } }\noverrides:\n  - { files: "drafts/**", rules: { template/undefined-variable: info } }\n',
    );
    space.write('own.prompt', '{{ "a" | shout }} {{ "a" | shuot }} from Acme\n');
    const { code, stdout } = await lint();
    assert.equal(code, 1);
    assert.deepEqual(stdout.match(/^\S+:\d+:\d+ {2}\w+ {2}.*$/gm), [
      "drafts/bad.prompt:6:12  info  'qestion' is not declared: change it to 'question', or declare it under input.schema.  template/undefined-variable",
      "own.prompt:1:28  error  There is no filter 'shuot': remove it, or use another.  template/unknown-helper",
      'own.prompt:1:42  warning  Write ACME.  team/name',
    ]);
  });

  it('checks standard input under the name it is given, and changes no file', async () => {
    const args = ['lint', '--stdin-filename', 'drafts/new.prompt'];
    const { code, stdout } = await hone(args, { cwd: space.root, input: misspelt });
    assert.equal(code, 1);
    assert.match(stdout, /^drafts\/new\.prompt:6:12 {2}error/);
  });

  it('records findings in a baseline once, and then reports only new ones', async () => {
    const first = await lint('--baseline', 'known.json');
    assert.equal(first.code, 0);
    assert.match(first.stderr, /^Recorded 1 finding in known\.json/);
    space.write('drafts/bad.prompt', misspelt.replace('user:', '\nuser:'));
    assert.equal((await lint('--baseline', 'known.json')).code, 0, 'a finding that moved is still known');
    space.write('drafts/bad.prompt', `${misspelt}{{ other }}`);
    const later = await lint('--baseline', 'known.json');
    assert.deepEqual(
      [later.code, later.stdout.includes("'other'"), later.stdout.includes("'qestion'")],
      [1, true, false],
    );
  });

  it('names what of a baseline is mended, and drops it where that is asked for, so that it cannot come back', async () => {
    space.write('drafts/other.prompt', misspelt);
    await lint('--baseline', 'known.json');
    space.write('drafts/bad.prompt', good);
    const named = await lint('--baseline', 'known.json');
    assert.equal(named.code, 0);
    assert.equal(
      named.stderr,
      '1 entry of known.json matches no finding any more; --baseline-update drops what is mended.\n',
    );
    const updated = await lint('--baseline', 'known.json', '--baseline-update');
    assert.equal(updated.stderr, 'Dropped 1 entry of known.json that matched no finding any more.\n');
    assert.equal((await lint('--baseline', 'known.json')).stderr, '', 'what is left has its finding');
    space.write('drafts/bad.prompt', misspelt);
    const back = await lint('--baseline', 'known.json', '--baseline-update');
    assert.equal(back.code, 1, 'an update adds nothing');
    assert.equal(back.stdout.includes('drafts/other.prompt'), false);
  });

  it('keeps the entries of a baseline for files that were not checked, and drops those of files that are gone', async () => {
    space.write('gone.prompt', misspelt);
    await lint('--baseline', 'known.json');
    rmSync(join(space.root, 'gone.prompt'));
    await lint('good.prompt', '--baseline', 'known.json', '--baseline-update');
    const { files } = JSON.parse(readFileSync(join(space.root, 'known.json'), 'utf8')) as { files: object };
    assert.deepEqual(Object.keys(files), ['drafts/bad.prompt']);
  });

  it('asks for the baseline that is to be updated', async () => {
    const { code, stderr } = await lint('--baseline-update');
    assert.equal(code, 2);
    assert.match(stderr, /^hone: Name the file to update: --baseline /);
  });

  it('prints one workflow command a finding for GitHub', async () => {
    const { code, stdout } = await lint('--format', 'github');
    assert.equal(code, 1);
    assert.equal(
      stdout,
      "::error file=drafts/bad.prompt,line=6,endLine=6,col=12,endColumn=19,title=template/undefined-variable::'qestion' is not declared: change it to 'question', or declare it under input.schema.\n",
    );
  });

  it('prints SARIF with the place of a finding', async () => {
    const { stdout } = await lint('--format', 'sarif');
    const log = JSON.parse(stdout) as { version: string; runs: { results: Record<string, unknown>[] }[] };
    assert.equal(log.version, '2.1.0');
    const [result] = log.runs[0]?.results ?? [];
    assert.deepEqual(
      { ...result, ruleIndex: undefined, partialFingerprints: undefined },
      {
        ruleId: 'template/undefined-variable',
        ruleIndex: undefined,
        level: 'error',
        message: { text: "'qestion' is not declared: change it to 'question', or declare it under input.schema." },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'drafts/bad.prompt' },
              region: { startLine: 6, startColumn: 12, endLine: 6, endColumn: 19 },
            },
          },
        ],
        partialFingerprints: undefined,
      },
    );
  });

  it('shows the way to a fault in an included file, in every form that has a place for it', async () => {
    space.write('drafts/bad.prompt', 'Hi {% include "../partials/outer.j2" %}');
    space.write('partials/outer.j2', '-\n{% include "../partials/inner.j2" %}');
    space.write('partials/inner.j2', 'Dear {{ name');
    const fault = "'../partials/inner.j2' cannot be read, at line 1, column 6: This `{{` is never closed: add `}}`.";
    const { code, stdout } = await lint('drafts');
    assert.equal(code, 1);
    assert.equal(
      stdout,
      `drafts/bad.prompt:1:16  error  ${fault}  template/syntax
  1 | Hi {% include "../partials/outer.j2" %}
    |                ^^^^^^^^^^^^^^^^^^^^
    from partials/outer.j2:2:13  '../partials/outer.j2' includes '../partials/inner.j2' here.
    from partials/inner.j2:1:6  This \`{{\` is never closed: add \`}}\`.

1 error in 1 file.
`,
    );
    const json = JSON.parse((await lint('drafts', '--format', 'json')).stdout) as {
      files: { findings: { related: { path: string; line: number; column: number }[] }[] }[];
    };
    const places = ['partials/outer.j2:2:13', 'partials/inner.j2:1:6'];
    const related = json.files[0]?.findings[0]?.related ?? [];
    assert.deepEqual(
      related.map(({ path, line, column }) => `${path}:${line}:${column}`),
      places,
    );
    const sarif = JSON.parse((await lint('drafts', '--format', 'sarif')).stdout) as {
      runs: { results: { relatedLocations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
    };
    assert.deepEqual(
      sarif.runs[0]?.results[0]?.relatedLocations.map((one) => one.physicalLocation.artifactLocation.uri),
      ['partials/outer.j2', 'partials/inner.j2'],
    );
  });

  it('prints JUnit in which a file is a suite', async () => {
    const { stdout } = await lint('--format', 'junit');
    assert.match(stdout, /<testsuite name="drafts\/bad\.prompt" tests="1" failures="1">/);
    assert.match(stdout, /<testsuite name="good\.prompt" tests="1" failures="0">/);
    assert.match(stdout, /<failure type="error" message="'qestion' is not declared/);
  });

  it('never lets a prompt send escape sequences to the terminal', async () => {
    space.write('drafts/bad.prompt', misspelt.replace('Answer:', 'An\u001b[31mswer:'));
    const { stdout } = await lint();
    assert.equal(stdout.includes('\u001b'), false);
    assert.match(stdout, /An·\[31mswer/);
  });
});
