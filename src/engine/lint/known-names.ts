import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { LintWorkspace } from './rule.js';

/** Where a name in the template can come from. */
export interface KnownNames {
  readonly inputs: ReadonlySet<string>;
  /** What a row offers, under the names of the template; undefined when there is no data file or it cannot be read. */
  readonly columns: ReadonlySet<string> | undefined;
  readonly all: ReadonlySet<string>;
  /** True where every source of names is known, so that a name that is not among them has no value. */
  readonly complete: boolean;
}

/** What Hone itself passes to every template. */
export const builtInNames: readonly string[] = ['demos'];

export function knownNames({ config, openInputs }: PromptDoc, workspace: LintWorkspace): KnownNames {
  const inputs = new Set(config.inputs.map(({ name }) => name));
  const facts = config.data === undefined ? undefined : workspace.dataFacts(config.data.path);
  const columns =
    facts && new Set([...(config.data?.only ?? facts.columns), ...Object.keys(config.data?.columns ?? {})]);
  return {
    inputs,
    columns,
    complete: !openInputs && inputs.size > 0 && (config.data === undefined || columns !== undefined),
    all: new Set([...inputs, ...(columns ?? []), ...matrixNames(config.matrix), ...builtInNames]),
  };
}

/** The matrix's names that are variables: `model` chooses models. */
export function matrixNames(matrix: PromptDoc['config']['matrix']): string[] {
  return Object.keys(matrix).filter((name) => name !== 'model');
}
