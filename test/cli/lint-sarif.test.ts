import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { applyEdits } from '../../src/engine/text/edit.js';
import { createLineIndex } from '../../src/engine/text/line-index.js';
import { hone } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface SarifRule {
  readonly id: string;
  readonly helpUri?: string;
  readonly help?: { readonly markdown: string };
  readonly fullDescription: { readonly text: string };
  readonly defaultConfiguration: { readonly enabled: boolean; readonly level?: string };
  readonly properties: Readonly<Record<string, unknown>>;
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind?: string;
  readonly level: string;
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly locations: { physicalLocation: { artifactLocation: { uri: string }; region: Region } }[];
  readonly fixes?: {
    artifactChanges: { replacements: { deletedRegion: Region; insertedContent?: { text: string } }[] }[];
  }[];
}

interface SarifLog {
  readonly version: string;
  readonly runs: readonly [{ tool: { driver: { rules: SarifRule[] } }; results: SarifResult[] }];
}

const schemaFile = new URL('../fixtures/sarif/sarif-2.1.0-rtm.5.json', import.meta.url);
const fixable = '---\ninput:\n  schema: { question: string }\n---\nuser:\n{{ question }}\n\nasistant:\nAcme.\n';
const files = {
  'hone.config.yaml':
    'teamRules:\n  - { id: team/name, forbid: [Acme], message: Write ACME. }\nrules: { structure/heading-skip: hint }\n',
  'good.prompt': 'Hello.\n',
  'why #1?.prompt': fixable,
  'includes.prompt': '# A\n\ntext\n\n### B\n\n{% include "parts/outer.j2" %}',
  'parts/outer.j2': 'Dear {{ name',
};

describe('hone lint --format sarif', () => {
  let space: TempWorkspace;
  let log: SarifLog;
  const resultOf = (id: string): SarifResult => {
    const found = log.runs[0].results.find(({ ruleId }) => ruleId === id);
    assert.ok(found, id);
    return found;
  };

  before(async () => {
    space = tempWorkspace(files);
    const { stdout } = await hone(['lint', '--format', 'sarif'], { cwd: space.root });
    log = JSON.parse(stdout) as SarifLog;
  });
  after(() => space.remove());

  it('follows the JSON schema of SARIF 2.1.0', () => {
    const valid = sarifValidator();
    assert.deepEqual(valid(log), []);
    assert.ok(log.runs[0].results.length >= 4);
  });

  it('breaks that schema as soon as a field is misspelt, so that the validation says something', () => {
    const valid = sarifValidator();
    const [run] = log.runs;
    const misspelt = run.results.map((result) => ({ ...result, ruleID: result.ruleId }));
    assert.notDeepEqual(valid({ ...log, runs: [{ ...run, results: misspelt }] }), []);
    assert.notDeepEqual(valid({ version: log.version }), []);
  });

  it('describes every rule, those of the team too, and leads to its page and its source', () => {
    const { rules } = log.runs[0].tool.driver;
    for (const { ruleId, ruleIndex } of log.runs[0].results) assert.equal(rules[ruleIndex]?.id, ruleId);
    const marker = rules.find(({ id }) => id === 'template/role-marker');
    assert.match(marker?.helpUri ?? '', /^https:/);
    assert.match(marker?.help?.markdown ?? '', /^# template\/role-marker\n/);
    assert.equal(marker?.properties['category'], 'template');
    const team = rules.find(({ id }) => id === 'team/name');
    assert.equal(team?.fullDescription.text, 'Write ACME.');
    assert.deepEqual(team.defaultConfiguration, { enabled: true, level: 'warning' });
    const off = rules.find(({ id }) => id === 'template/trailing-space');
    assert.deepEqual(off?.defaultConfiguration, { enabled: false });
  });

  it('names a file by a URI that means that file', () => {
    const [location] = resultOf('template/role-marker').locations;
    assert.equal(location?.physicalLocation.artifactLocation.uri, 'why%20%231%3F.prompt');
  });

  it('gives hints no level, since they are no failures', () => {
    const { kind, level } = resultOf('structure/heading-skip');
    assert.deepEqual({ kind, level }, { kind: 'informational', level: 'none' });
  });

  it('carries the safe fixes, which make of the file what --fix makes of it', async () => {
    const changes = resultOf('template/role-marker').fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
    const lines = createLineIndex(fixable);
    const edits = changes.map(({ deletedRegion: at, insertedContent }) => ({
      span: {
        start: lines.offsetAt({ line: at.startLine, column: at.startColumn }),
        end: lines.offsetAt({ line: at.endLine, column: at.endColumn }),
      },
      text: insertedContent?.text ?? '',
    }));
    await hone(['lint', '--fix'], { cwd: space.root });
    assert.equal(applyEdits(fixable, edits), readFileSync(`${space.root}/why #1?.prompt`, 'utf8'));
    assert.equal(resultOf('team/name').fixes, undefined);
  });

  it('has the fingerprints of the baseline', async () => {
    space.write('why #1?.prompt', fixable);
    await hone(['lint', '--baseline', 'known.json'], { cwd: space.root });
    const known = JSON.parse(readFileSync(`${space.root}/known.json`, 'utf8')) as {
      files: Record<string, Record<string, number>>;
    };
    const prints = log.runs[0].results.map(({ partialFingerprints }) => partialFingerprints['honeFinding/v1']);
    assert.deepEqual(prints.sort(), Object.values(known.files).flatMap(Object.keys).sort());
  });
});

/** The schema is of draft 4, of which it uses nothing that draft 7 reads differently but the name of its identifier. */
function sarifValidator(): (value: unknown) => unknown {
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(
    Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== 'id')),
  );
  return (value) => (validate(value) ? [] : validate.errors);
}
