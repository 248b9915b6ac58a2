import type { LintWorkspace } from '../lint/rule.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { MacroNode, Node } from '../template/jinja/nodes.js';
import { parseJinja } from '../template/jinja/parse-jinja.js';
import { childrenOf, type TreeNode } from '../template/jinja/walk.js';
import { sliceOf } from '../text/span.js';

/** A macro that the template can call. */
export interface Macro {
  /** `row(text, label='none')` */
  readonly signature: string;
  /** The file it is imported from. */
  readonly from: string | undefined;
}

/** The macros a Jinja template defines or imports, by the names it calls them by: `row`, or `m.row` of a whole import. */
export function macrosIn({ text, template }: PromptDoc, workspace: LintWorkspace): ReadonlyMap<string, Macro> {
  const macros = new Map<string, Macro>();
  if (template.engine !== 'jinja2') return macros;
  for (const node of nodesOf(template.body)) {
    if (node.kind === 'macro') macros.set(node.name.name, macroOf(text, node, undefined));
    for (const [name, macro] of importedBy(node, workspace)) macros.set(name, macro);
  }
  return macros;
}

function importedBy(node: TreeNode, workspace: LintWorkspace): [string, Macro][] {
  if (node.kind !== 'import' && node.kind !== 'from-import') return [];
  const from = node.template.kind === 'string' ? node.template.value : undefined;
  const macros = from === undefined ? [] : [...macrosOfFile(from, workspace)];
  if (node.kind === 'import') return macros.map(([name, macro]) => [`${node.target.name}.${name}`, macro]);
  return macros.flatMap(([name, macro]) =>
    node.names.filter((one) => one.name.name === name).map(({ alias }): [string, Macro] => [alias.name, macro]),
  );
}

/** The macros of another file, by their names there. */
export function macrosOfFile(path: string, workspace: LintWorkspace): ReadonlyMap<string, Macro> {
  const text = workspace.readPartial(path);
  if (text === undefined) return new Map();
  const macros = parseJinja(text).body.filter((node) => node.kind === 'macro');
  return new Map(macros.map((node) => [node.name.name, macroOf(text, node, path)]));
}

function* nodesOf(nodes: readonly Node[]): Generator<TreeNode> {
  const stack: TreeNode[] = [...nodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    if ('body' in node || node.kind === 'if') stack.push(...[...childrenOf(node)].reverse());
  }
}

function macroOf(text: string, { name, parameters }: MacroNode, from: string | undefined): Macro {
  const list = parameters.map(({ name: parameter, fallback }) =>
    fallback === undefined ? parameter.name : `${parameter.name}=${sliceOf(text, fallback)}`,
  );
  return { signature: `${name.name}(${list.join(', ')})`, from };
}
