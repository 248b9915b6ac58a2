import { findFrontMatter } from '../../prompt/find-front-matter.js';
import { parsePrompts } from '../../prompt/parse-prompt.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { parseTemplate } from '../../template/engines.js';
import type { EngineName } from '../../template/template.js';
import { promptfooTemplates } from './promptfoo-templates.js';
import { createUnit, type Unit } from './unit.js';

/** A prompt of a file with its templates: its own first, then those embedded in it. */
export interface PromptUnits {
  readonly doc: PromptDoc;
  readonly main: Unit;
  readonly embedded: readonly Unit[];
}

/** What one file says about names, worked out once for each text of it, and only as far as asked. */
export interface FileFacts {
  readonly path: string;
  readonly text: string;
  readonly prompts: () => readonly PromptUnits[];
  /** The file as a template of an engine includes it: without its front matter. */
  readonly partial: (engine: EngineName) => Unit;
}

export function createFileFacts(path: string, text: string): FileFacts {
  let prompts: readonly PromptUnits[] | undefined;
  const partials = new Map<EngineName, Unit>();
  const readPrompts = (): readonly PromptUnits[] => (prompts ??= parsePrompts(text, path).map(unitsOf));
  return {
    path,
    text,
    prompts: readPrompts,
    partial(engine) {
      const known = partials.get(engine) ?? partialUnit({ path, text, engine }, readPrompts());
      partials.set(engine, known);
      return known;
    },
  };
}

function unitsOf(doc: PromptDoc, index: number): PromptUnits {
  const id = `${doc.path}#${index}`;
  // What the file has beside its prompts is of all of them: it is read with the first.
  const beside = doc.format === 'promptfoo' && index === 0 ? promptfooTemplates(doc) : [];
  const embedded = [...doc.embedded.map(({ template }) => template), ...beside];
  return {
    doc,
    main: createUnit(id, doc.path, doc.template),
    embedded: embedded.map((template, at) => createUnit(`${id}.${at}`, doc.path, template)),
  };
}

/** The prompt's own unit where the file is a prompt of the same engine: then it is read only once. */
function partialUnit(
  { path, text, engine }: { readonly path: string; readonly text: string; readonly engine: EngineName },
  prompts: readonly PromptUnits[],
): Unit {
  const start = findFrontMatter(text)?.bodyStart ?? 0;
  const [only] = prompts;
  // Blanks that a format leaves off have no names.
  if (prompts.length === 1 && only?.doc.template.engine === engine && only.doc.body.start >= start) return only.main;
  const range = { start, end: text.length };
  return createUnit(`${path}~${engine}`, path, parseTemplate(text, engine, { range }));
}
