import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { lintPrompt } from '../../../../src/engine/lint/lint-prompt.js';
import type { Severity } from '../../../../src/engine/lint/rule.js';
import { schemaFaults } from '../../../../src/engine/lint/schema-faults.js';
import { ruleMetas, rules, ruleWithId } from '../../../../src/engine/lint/rules/index.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import { workspaceOf } from '../../../support/check-rule.js';

const folder = new URL('../../../../src/engine/lint/rules/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));

/** What the pages' examples may rely on. */
const workspace = workspaceOf({
  data: { 'rows.csv': ['text', 'label'] },
  rows: {
    'rows.csv': [
      { text: 'The first of all texts', label: 'a' },
      { text: 'The second of all texts', label: 'b' },
    ],
    'broken.csv': ['The line has 3 values and the header names 2 columns; check its quotes and delimiters.'],
    'twice.csv': [
      { text: 'One text', label: 'a', n: '1' },
      { text: 'one  text', label: 'b', n: '2' },
    ],
  },
  files: ['rows.csv', 'docs/style.md'],
  names: { 'other.prompt': 'summarize' },
  above: { 'package.json': '{"scripts":{"lint":"eslint .","build":"tsc"}}' },
  partials: {
    'partials/labels.prompt': 'One of a, b.',
    'partials/circle.prompt': '{% include "partials/circle.prompt" %}',
  },
});

/** What is off by default is on here. */
const severities: Record<string, Severity> = Object.fromEntries(
  ruleMetas.map(({ id, severity }) => [id, severity === 'off' ? 'warning' : severity]),
);

/** Facts that expire are looked at on this day. */
const today = '2026-11-26';

const fixNames = { safe: 'safe fix', suggest: 'suggestion', none: 'no fix' } as const;

function pageOf(id: string): string {
  return readFileSync(new URL(`${id}.md`, folder), 'utf8');
}

/** "```prompt invalid", or "```prompt invalid skills/tidy/SKILL.md" for a file whose path matters. Longer fences hold shorter ones. */
function examplesOf(page: string): { kind: string; path: string; text: string }[] {
  return [...page.matchAll(/^(`{3,})prompt (\w+)(?: (\S+))?\n(.*?)\n?\1$/gms)].map(
    ([, , kind = '', path = 'main.prompt', text = '']) => ({ kind, path, text }),
  );
}

describe('the registry of rules', () => {
  it('is sorted by id and has every rule once', () => {
    const ids = ruleMetas.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)].sort());
    const runnable = rules.map(({ meta }) => meta.id);
    assert.deepEqual(runnable, [...runnable].sort());
  });

  it('has a rule for every file of the folder and a file for every rule, named by its id', () => {
    const named = files
      .filter((file) => file.includes('/') && file.endsWith('.ts'))
      .map((file) => file.replace(/\.ts$/, ''));
    assert.deepEqual(
      named.sort(),
      ruleMetas.map(({ id }) => id),
    );
  });

  it('has a page for every rule and no others', () => {
    const pages = files
      .filter((file) => file.includes('/') && file.endsWith('.md'))
      .map((file) => file.replace(/\.md$/, ''));
    assert.deepEqual(
      pages.sort(),
      ruleMetas.map(({ id }) => id),
    );
  });

  it('finds rules by id only', () => {
    assert.equal(ruleWithId('security/secret')?.severity, 'error');
    assert.equal(ruleWithId('constructor'), undefined);
  });
});

for (const meta of ruleMetas) {
  describe(meta.id, () => {
    it('has a summary that is one sentence, and sources with dates', () => {
      assert.match(meta.summary, /^[A-Z].*[^.]\.$/);
      assert.ok(meta.sources.length > 0);
      for (const { url, verifiedOn } of meta.sources) {
        assert.match(url, /^https:\/\//);
        assert.match(verifiedOn, /^\d{4}-\d\d-\d\d$/);
      }
    });

    it('has a page that says what the rule says of itself', () => {
      const page = pageOf(meta.id);
      assert.ok(
        page.startsWith(`# ${meta.id}\n\n${meta.severity} · ${meta.kind} · ${fixNames[meta.fix]}\n`),
        page.slice(0, 120),
      );
      for (const { title, url, verifiedOn } of meta.sources)
        assert.ok(page.includes(`- [${title}](${url}), checked on ${verifiedOn}`), url);
    });

    if (meta.id === 'lint/internal-error') return;
    it('has a page whose examples are found or let through as it says', () => {
      const examples = examplesOf(pageOf(meta.id));
      assert.deepEqual([...new Set(examples.map(({ kind }) => kind))].sort(), ['invalid', 'valid']);
      for (const { kind, path, text } of examples) {
        const options = { workspace, checkSchema: schemaFaults, today, severities };
        const findings = lintPrompt(parsePrompt(text, path), options).filter(({ rule }) => rule === meta.id);
        assert.equal(findings.length > 0, kind === 'invalid', `${kind}: ${text}`);
        for (const { message, fix } of findings) {
          assert.match(message, /[.?]$/, 'a message is a sentence');
          assert.ok(fix === undefined || meta.fix === 'safe', 'only a rule that says so has safe fixes');
        }
      }
    });
  });
}
