import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type JinjaTemplate, parseJinja } from '../../src/engine/template/jinja/parse-jinja.js';
import { renderJinja } from '../../src/engine/template/jinja/render-jinja.js';
import { segmentsText } from '../../src/engine/template/segments-text.js';
import { TemplateError } from '../../src/engine/template/template.js';

export interface JinjaCase {
  readonly template: string;
  readonly values?: Readonly<Record<string, unknown>>;
  /** Named as in Python: `trim_blocks`, `line_statement_prefix` and so on. */
  readonly options?: PythonOptions;
}

interface PythonOptions {
  readonly trim_blocks?: boolean;
  readonly lstrip_blocks?: boolean;
  readonly keep_trailing_newline?: boolean;
  readonly line_statement_prefix?: string;
  readonly line_comment_prefix?: string;
}

export interface JinjaSuite {
  readonly name: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly partials?: Readonly<Record<string, string>>;
  readonly environment?: 'promptsource';
  readonly cases: readonly (string | JinjaCase)[];
}

/** What Python's jinja2 did with a case: a text, or an error. */
export interface PythonResult {
  readonly text?: string;
  readonly error?: { readonly kind: string; readonly message: string; readonly line?: number };
  readonly undeclared?: readonly string[];
}

const fixtures = new URL('../fixtures/jinja/', import.meta.url);
const recorder = fileURLToPath(new URL('../engine/template/jinja/record.py', import.meta.url));

export function jinjaSuites(): readonly JinjaSuite[] {
  return readdirSync(fixtures)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      ...(JSON.parse(readFileSync(new URL(file, fixtures), 'utf8')) as JinjaSuite),
      name: file.slice(0, -5),
    }));
}

export function recordedResults(suite: JinjaSuite): readonly PythonResult[] {
  return JSON.parse(readFileSync(new URL(`recorded/${suite.name}.json`, fixtures), 'utf8')) as PythonResult[];
}

/** Results from Python itself; undefined when there is no Python with jinja2 on this machine. */
export function pythonResults(suite: Omit<JinjaSuite, 'name'>): readonly PythonResult[] | undefined {
  for (const python of ['python3', '/usr/bin/python3']) {
    const run = spawnSync(python, [recorder, '--stdin'], {
      input: JSON.stringify(suite),
      maxBuffer: 1e9,
      encoding: 'utf8',
    });
    if (run.status === 0) return JSON.parse(run.stdout) as PythonResult[];
  }
  return undefined;
}

/** What our engine does with the same case. */
export function ourResult(
  suite: Omit<JinjaSuite, 'name'>,
  given: string | JinjaCase,
): PythonResult & { readonly template: JinjaTemplate } {
  const {
    template: source,
    values = suite.values ?? {},
    options = {},
  } = typeof given === 'string' ? { template: given } : given;
  const template = parseJinja(source, {
    trimBlocks: options.trim_blocks,
    lstripBlocks: options.lstrip_blocks,
    keepTrailingNewline: options.keep_trailing_newline,
    lineStatementPrefix: options.line_statement_prefix,
    lineCommentPrefix: options.line_comment_prefix,
    environment: suite.environment,
  });
  const undeclared = [...new Set(template.facts.uses.map(({ name }) => name))].sort();
  try {
    const { segments } = renderJinja(template, values, { load: (name) => suite.partials?.[name] });
    return { template, undeclared, text: segmentsText(segments) };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { template, undeclared, error: { kind: error.name, message: error.message, line: error.line } };
  }
}
