import { knownNames, matrixNames } from '../lint/known-names.js';
import type { LintWorkspace } from '../lint/rule.js';
import type { InputDeclaration, PromptDoc } from '../prompt/prompt-doc.js';
import type { Span } from '../text/span.js';

/** A variable that comes from outside the template. */
export interface OutsideVariable {
  readonly name: string;
  /** A few words: `string · from user`. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** Where the file declares it; undefined for a column and for what Hone passes itself. */
  readonly span: Span | undefined;
}

/** Inputs first, then columns of the data, names of the matrix and `demos`; each name once. */
export function outsideVariables(doc: PromptDoc, workspace: LintWorkspace): OutsideVariable[] {
  const { columns } = knownNames(doc, workspace);
  const all = [
    ...doc.config.inputs.map((input) => inputVariable(input, columns?.has(input.name) === true, doc.config.data?.path)),
    ...[...(columns ?? [])].map((name) => columnVariable(doc, name)),
    ...matrixNames(doc.config.matrix).map((name) => matrixVariable(doc, name)),
    ...doc.samples.flatMap(({ values }) => Object.keys(values).map(sampleVariable)),
    ...(placesDemos(doc) ? [demosVariable] : []),
  ];
  const byName = new Map<string, OutsideVariable>();
  for (const variable of all) if (!byName.has(variable.name)) byName.set(variable.name, variable);
  return [...byName.values()];
}

/** To dotprompt's templates `demos` is a name like others until there are some. */
function placesDemos({ format, config: { demos } }: PromptDoc): boolean {
  if (format === 'dotprompt') return demos.kind === 'file' || demos.rows.length > 0;
  return format === 'hone' || format === 'prompty';
}

const trusts = { dev: '', user: 'written by a user', tool: 'written by a tool', file: 'read from a file' } as const;

function inputVariable(input: InputDeclaration, isColumn: boolean, path: string | undefined): OutsideVariable {
  const { name, type, required, trust, description, span } = input;
  const facts = [
    description,
    required ? undefined : 'Optional.',
    trusts[trust] === '' ? undefined : `Trust: \`${trust}\`, ${trusts[trust]}.`,
    input.default === undefined ? undefined : `Default: \`${JSON.stringify(input.default)}\`.`,
    isColumn && path !== undefined ? `A column of \`${path}\`.` : undefined,
  ];
  return { name, detail: `input: ${type}`, documentation: joined(facts), span };
}

function columnVariable({ config, frontMatter }: PromptDoc, name: string): OutsideVariable {
  const renamed = config.data?.columns[name];
  const from =
    renamed === undefined
      ? `A column of \`${config.data?.path ?? ''}\`.`
      : `The column \`${renamed}\` of \`${config.data?.path ?? ''}\`.`;
  return { name, detail: 'data column', documentation: from, span: frontMatter?.keySpan(['data', 'columns', name]) };
}

function matrixVariable({ config, frontMatter }: PromptDoc, name: string): OutsideVariable {
  const values = (config.matrix[name] ?? []).map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  return {
    name,
    detail: 'matrix',
    documentation: `One variant for each of ${values}.`,
    span: frontMatter?.keySpan(['matrix', name]),
  };
}

function sampleVariable(name: string): OutsideVariable {
  return { name, detail: 'sample', documentation: 'A value of the rows that this file brings along.', span: undefined };
}

const demosVariable: OutsideVariable = {
  name: 'demos',
  detail: 'built in',
  documentation: 'The demonstrations, a list of rows: loop over it to place them yourself.',
  span: undefined,
};

function joined(facts: readonly (string | undefined)[]): string {
  return facts.filter((fact) => fact !== undefined && fact !== '').join('\n\n');
}
