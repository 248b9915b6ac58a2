import assert from 'node:assert/strict';
import { fixPrompt } from '../../../src/engine/lint/fix-prompt.js';
import { lintPrompts, type LintOptions } from '../../../src/engine/lint/lint-prompt.js';
import type { Finding, RuleMeta, Severity } from '../../../src/engine/lint/rule.js';
import { ruleMetas, ruleWithId } from '../../../src/engine/lint/rules/index.js';
import { schemaFaults } from '../../../src/engine/lint/schema-faults.js';
import { parsePrompts } from '../../../src/engine/prompt/parse-prompt.js';
import { corpusFiles, needsCorpus, type CorpusFile } from '../../support/corpus.js';
import { grouped, keyOf, readLabels, writeLabels, type Label } from './corpus-labels.js';

/** The share of findings that must be true, by severity; of hints and rules that are off it is only printed. */
const bars: Readonly<Record<string, number>> = { error: 0.95, warning: 0.9, info: 0.85 };
/** The share of files in which somebody may meet a false finding that is no hint. */
const mostFalseFiles = 0.01;
/** The labels are of one day, and so are the facts about models. */
const today = '2026-11-26';

/** Rules that are off are looked at too: that is how one learns whether they should be. */
const severities = Object.fromEntries(
  ruleMetas.flatMap(({ id, severity }): [string, Severity][] => (severity === 'off' ? [[id, 'hint']] : [])),
);

function optionsFor({ workspace }: CorpusFile): LintOptions {
  return { workspace, checkSchema: schemaFaults, severities, today };
}

function lint(file: CorpusFile): Finding[] {
  return lintPrompts(parsePrompts(file.text, file.pathInRepository), optionsFor(file));
}

/** To label new findings: HONE_UPDATE_LABELS=1, then say `true`, `false` or `unsure` of each that is `new`. */
const isUpdate = process.env['HONE_UPDATE_LABELS'] !== undefined;

describe('real prompts', () => {
  before(needsCorpus);

  let files: readonly CorpusFile[] = [];
  let found: readonly Label[] = [];
  before(() => {
    files = corpusFiles();
    const labels = readLabels();
    found = files.flatMap((file) =>
      lint(file).map(({ rule, line, message }): Label => {
        const finding = { rule, file: file.path, line, message };
        return labels.get(keyOf(finding)) ?? { ...finding, verdict: 'new' };
      }),
    );
    if (isUpdate) writeLabels(found);
  });

  it('have no finding that nobody looked at', () => {
    const unseen = found.filter(({ verdict }) => verdict === 'new');
    assert.deepEqual(unseen, []);
  });

  it('have every finding that somebody looked at', () => {
    const keys = new Set(found.map(keyOf));
    const gone = [...readLabels().values()].filter((label) => !keys.has(keyOf(label)));
    assert.deepEqual(gone, []);
  });

  it('have findings that are true, by the bar of their severity', () => {
    for (const [rule, labels] of grouped(found, (label) => label.rule)) {
      const { right, of, share } = precisionOf(labels);
      const severity = severityOf(ruleWithId(rule));
      console.log(`      ${rule} (${severity}): ${right} of ${of} true`);
      assert.ok(share >= (bars[severity] ?? 0), `${rule}: ${right} of ${of} are true; make it a hint, or right`);
    }
  });

  it('show somebody a false finding in at most one file of a hundred', () => {
    const wrong = found.filter(({ rule, verdict }) => verdict === 'false' && severityOf(ruleWithId(rule)) in bars);
    const falseFiles = new Set(wrong.map(({ file }) => file)).size;
    console.log(`      ${falseFiles} of ${files.length} files with a false finding`);
    assert.ok(falseFiles <= files.length * mostFalseFiles);
  });

  it('are linted twice the same', () => {
    for (const file of files) assert.equal(JSON.stringify(lint(file)), JSON.stringify(lint(file)));
  }).timeout(60_000);

  it('have no safe fix left after fixing, and are as they are after a second fixing', () => {
    for (const file of files) {
      const { findings, text } = fixPrompt(file.text, file.pathInRepository, optionsFor(file));
      assert.deepEqual(
        findings.filter(({ fix }) => fix !== undefined && fix.length > 0),
        [],
      );
      assert.equal(fixPrompt(text, file.pathInRepository, optionsFor(file)).text, text);
    }
  }).timeout(60_000);
});

function severityOf(meta: RuleMeta | undefined): Severity | 'off' {
  return meta?.severity ?? 'off';
}

/** What nobody could decide counts for neither side. */
function precisionOf(labels: readonly Label[]): { right: number; of: number; share: number } {
  const right = labels.filter(({ verdict }) => verdict === 'true').length;
  const of = right + labels.filter(({ verdict }) => verdict === 'false').length;
  return { right, of, share: of === 0 ? 1 : right / of };
}
