import { closest } from '../../../text/closest.js';
import { replace } from '../../../text/edit.js';
import type { Span } from '../../../text/span.js';
import { declaringFormats } from '../../format-groups.js';
import { builtInNames, knownNames, matrixNames, type KnownNames } from '../../known-names.js';
import { defineRule, type Report, type RuleContext } from '../../rule.js';
import type { DataReference, PromptDoc } from '../../../prompt/prompt-doc.js';
import { parseCondition } from '../../../prompt/row-condition.js';

/** A row without the column renders the prompt with a gap, and every score is about that gap. */
export const missingColumn = defineRule({
  meta: {
    id: 'dataset/missing-column',
    summary: 'The data has a column for every variable it must fill.',
    kind: 'objective',
    severity: 'error',
    formats: declaringFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'promptfoo issue 627: a variable without a value vanishes from the prompt',
        url: 'https://github.com/promptfoo/promptfoo/issues/627',
        kind: 'tool',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check(context) {
    const { doc, workspace } = context;
    const { data } = doc.config;
    const facts = data && workspace.dataFacts(data.path);
    if (data === undefined || facts === undefined) return;
    const known = knownNames(doc, workspace);
    const search: Search = { data, columns: facts.columns, offered: known.columns ?? new Set(), known };
    yield* templateUses(context, search);
    yield* expectUses(context, search);
    yield* renames(context, search);
    yield* conditions(context, search);
    yield* chosen(context, search);
  },
});

interface Search {
  readonly data: DataReference;
  /** As the file has them. */
  readonly columns: readonly string[];
  /** As the template sees them. */
  readonly offered: ReadonlySet<string>;
  readonly known: KnownNames;
}

/** Undeclared names beside declared ones are `template/undefined-variable`'s. */
function templateUses({ doc }: RuleContext, { data, offered, known }: Search): Report[] {
  const filled = filledElsewhere(doc);
  return doc.template.facts.uses.flatMap(({ name, span, guarded }) => {
    if (guarded || offered.has(name) || filled.has(name)) return [];
    const declared = known.inputs.has(name);
    if (!declared && known.inputs.size > 0) return [];
    return [report(name, span, { data, offered, known })];
  });
}

/** Names that need no column: an optional input, one with a default, a name of the matrix, one that Hone gives. */
function filledElsewhere({ config }: PromptDoc): ReadonlySet<string> {
  const inputs = config.inputs.filter((input) => input.default !== undefined || !input.required);
  return new Set([...inputs.map(({ name }) => name), ...matrixNames(config.matrix), ...builtInNames]);
}

function expectUses({ doc }: RuleContext, { data, offered, known }: Search): Report[] {
  const expect = doc.embedded.find(({ purpose }) => purpose === 'expect');
  if (expect === undefined) return [];
  const filled = filledElsewhere(doc);
  return expect.template.facts.uses.flatMap(({ name, span, guarded }) => {
    if (guarded || offered.has(name) || filled.has(name)) return [];
    return [report(name, span, { data, offered, known })];
  });
}

function report(name: string, span: Span, { data, offered }: Pick<Search, 'data' | 'offered' | 'known'>): Report {
  const guess = closest(name, offered);
  return {
    span,
    message: `${absent(data, name, { guess, offered: [...offered] })}, or map it under data.columns.`,
    suggestions:
      guess === undefined || span.end - span.start !== name.length
        ? []
        : [{ title: `Change to '${guess}'`, edits: [replace(span, guess)] }],
  };
}

function renames({ doc }: RuleContext, { data, columns }: Search): Report[] {
  return Object.entries(data.columns).flatMap(([name, column]) => {
    const path = ['data', 'columns', name];
    const span = doc.frontMatter?.valueSpan([...path, 'column']) ?? doc.frontMatter?.valueSpan(path);
    return span === undefined || columns.includes(column) ? [] : [fileReport(column, span, { data, columns })];
  });
}

function conditions({ doc }: RuleContext, { data, columns, offered }: Search): Report[] {
  return Object.keys(data.where).flatMap((column) => {
    const span = doc.frontMatter?.keySpan(['data', 'where', column]);
    return span === undefined || offered.has(column) ? [] : [fileReport(column, span, { data, columns })];
  });
}

/** A list of columns, what is declared of columns under their own names, and those that an expression reads. */
function chosen({ doc }: RuleContext, { data, columns, offered }: Search): Report[] {
  const { only = [], kinds = {}, condition } = data;
  const spanOf = (path: (string | number)[]): Span => doc.frontMatter?.valueSpan(path) ?? data.pathSpan;
  const listed = only.map((name, i) => ({ name, span: spanOf(['data', 'columns', i]) }));
  const declared = Object.keys(kinds)
    .filter((name) => !Object.hasOwn(data.columns, name))
    .map((name) => ({ name, span: doc.frontMatter?.keySpan(['data', 'columns', name]) ?? data.pathSpan }));
  const missing = [...listed, ...declared].filter(({ name }) => !columns.includes(name));
  const parsed = condition === undefined ? undefined : parseCondition(condition);
  const read = parsed === undefined || 'fault' in parsed ? [] : parsed.columns.filter((name) => !offered.has(name));
  return [
    ...missing.map(({ name, span }) => fileReport(name, span, { data, columns })),
    ...read.map((name) => ({ ...fileReport(name, spanOf(['data', 'where']), { data, columns }), suggestions: [] })),
  ];
}

function fileReport(column: string, span: Span, { data, columns }: Pick<Search, 'data' | 'columns'>): Report {
  const guess = closest(column, columns);
  return {
    span,
    message: `${absent(data, column, { guess, offered: columns })}.`,
    suggestions: guess === undefined ? [] : [{ title: `Change to '${guess}'`, edits: [replace(span, guess)] }],
  };
}

interface Choice {
  readonly guess: string | undefined;
  readonly offered: readonly string[];
}

function absent({ path }: DataReference, column: string, { guess, offered }: Choice): string {
  const missing = `'${path}' has no column '${column}'`;
  return guess === undefined
    ? `${missing} (it has ${listed(offered)}): correct the name`
    : `${missing}: change it to '${guess}'`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => `'${name}'`);
  return `${shown.length === 0 ? 'none' : shown.join(', ')}${names.length > 8 ? ' and others' : ''}`;
}
