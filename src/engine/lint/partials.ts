import { parsePartial, type Template } from '../template/engines.js';
import type { IncludeUse, TemplateFacts } from '../template/template.js';
import type { LintWorkspace } from './rule.js';

export interface Partials {
  /** Of every partial reached, each once. */
  readonly facts: readonly TemplateFacts[];
  readonly texts: readonly string[];
  /** False when a name is computed or a partial cannot be read. */
  readonly complete: boolean;
}

/** Reads what a template includes, and what that includes. Names mean the same at every depth, as in rendering. */
export function loadPartials(main: Template, workspace: LintWorkspace): Partials {
  const read = new Map<string, { readonly text: string; readonly facts: TemplateFacts }>();
  let complete = true;
  const visit = ({ name, optional }: IncludeUse): void => {
    if (name !== undefined && read.has(name)) return;
    const text = name === undefined ? undefined : workspace.readPartial(name);
    if (name === undefined || text === undefined) {
      complete &&= name !== undefined && optional;
      return;
    }
    const { facts } = parsePartial(text, main);
    read.set(name, { text, facts });
    facts.includes.forEach(visit);
  };
  main.facts.includes.forEach(visit);
  const all = [...read.values()];
  return { facts: all.map(({ facts }) => facts), texts: all.map(({ text }) => text), complete };
}
