import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { findNames } from '../../../../src/engine/template/jinja/find-names.js';
import { parseJinja } from '../../../../src/engine/template/jinja/parse-jinja.js';
import { ourResult, pythonResults } from '../../../support/jinja-suite.js';
import { rowFor } from '../../../support/row-for.js';

const corpus = fileURLToPath(
  new URL(
    '../../../../../shared/corpus/prompts/bigscience-workshop__promptsource/promptsource/templates',
    import.meta.url,
  ),
);

/** Chance: Python would not give the same text twice. */
const NOT_COMPARABLE = /\|\s*(?:choice|random)\b/;
const environment = 'promptsource';

interface PromptSourceFile {
  readonly templates: Readonly<Record<string, { readonly jinja: string; readonly answer_choices?: string | null }>>;
}

function readTemplates(): { source: string; choices: string[] }[] {
  const files = (readdirSync(corpus, { recursive: true }) as string[]).filter((file) => file.endsWith('.yaml')).sort();
  return files.flatMap((file) => {
    const { templates } = parse(readFileSync(join(corpus, file), 'utf8'), { logLevel: 'silent' }) as PromptSourceFile;
    return Object.values(templates).map(({ jinja, answer_choices: choices }) => ({
      source: jinja,
      choices: (choices ?? 'a ||| b ||| c').split(' ||| '),
    }));
  });
}

describe('PromptSource templates', () => {
  before(function () {
    if (existsSync(corpus)) return;
    console.log(`      no corpus at ${corpus}`);
    this.skip();
  });

  it('all parse, and every reference carries the exact place of its name', () => {
    for (const { source } of readTemplates()) {
      const { facts } = parseJinja(source, { environment });
      assert.deepEqual(facts.problems, [], source);
      for (const { name, span } of facts.uses) assert.equal(source.slice(span.start, span.end), name);
    }
  });

  it('have the same names from outside among all their names', () => {
    for (const { source } of readTemplates()) {
      const template = parseJinja(source);
      const names = findNames(template);
      for (const { name, span } of names) assert.equal(source.slice(span.start, span.end), name);
      const outside = names.filter(({ kind }) => kind === 'variable');
      assert.deepEqual(
        new Set(outside.map(({ name }) => name)),
        new Set(template.facts.uses.map(({ name }) => name)),
        source,
      );
    }
  });

  it('render the same text as in Python, with texts and with numbers, booleans and None, from the same outside variables', function () {
    const cases = readTemplates().flatMap(({ source, choices }) =>
      [undefined, [0, 2.5, true, null, 1]].map((leaves) => ({
        template: source,
        values: { ...rowFor(parseJinja(source, { environment }), leaves), answer_choices: choices },
      })),
    );
    const python = pythonResults({ environment, cases });
    if (python === undefined) {
      console.log('      no Python with jinja2 here');
      return this.skip();
    }
    let texts = 0;
    cases.forEach((given, i) => {
      const ours = ourResult({ environment, cases }, given);
      assert.deepEqual(ours.undeclared, python[i]?.undeclared, given.template);
      if (NOT_COMPARABLE.test(given.template)) return;
      assert.equal(
        ours.text,
        python[i]?.text,
        `${given.template}\n${JSON.stringify(given.values)}\n${ours.error?.message ?? ''}`,
      );
      if (ours.text !== undefined) texts++;
    });
    assert.ok(
      texts > cases.length / 2,
      `only ${texts} of ${cases.length} cases rendered: the rows do not suit the templates`,
    );
    console.log(
      `      ${texts} texts of ${cases.length} cases compared equal, the other cases fail in both or use chance`,
    );
  });
});
