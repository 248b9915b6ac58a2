import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import { parseTemplate } from '../../engine/template/engines.js';
import type { EngineName, IncludeUse } from '../../engine/template/template.js';
import type { Problem } from '../../engine/text/problem.js';
import { writeText } from '../../host/files/write-text.js';
import { HostError } from '../../host/host-error.js';
import type { Host } from '../../host/host.js';

interface CopyPlace {
  /** The source's own path. */
  readonly path: string;
  /** Where the new file is written. */
  readonly folder: string;
  readonly host: Host;
  readonly force: boolean;
}

interface Copied {
  readonly partials: readonly string[];
  readonly lost: readonly Problem[];
}

/** Copies the partials a template names to where the new file finds them by the same names; beside its source it does already. */
export async function copyPartials(doc: PromptDoc, place: CopyPlace): Promise<Copied> {
  if (doc.template.engine === 'poml' || resolve(place.folder) === dirname(place.path))
    return { partials: [], lost: [] };
  const lost: Problem[] = [];
  const partials: string[] = [];
  for (const { name, text, span } of namedPartials(doc, place)) {
    const target = resolve(place.folder, name);
    const isBelow = !relative(place.folder, target).split(sep).includes('..');
    if (text === undefined || !isBelow) {
      lost.push({
        code: 'partial',
        message: `The partial \`${name}\` is not copied; put it where the new file finds it.`,
        span,
      });
    } else if (!existsSync(target) || place.force) {
      await mkdir(dirname(target), { recursive: true });
      await writeText(target, text);
      partials.push(target);
    }
  }
  return { partials, lost };
}

interface NamedPartial {
  readonly name: string;
  readonly text: string | undefined;
  readonly span: Problem['span'];
}

/** Those the template names outright, and those that they name. */
function namedPartials({ template }: PromptDoc, { host, path }: CopyPlace): readonly NamedPartial[] {
  const found = new Map<string, NamedPartial>();
  const load = host.partialsOf(path);
  const visit = (includes: readonly IncludeUse[], engine: EngineName, at?: Problem['span']): void => {
    for (const { name, span } of includes) {
      if (name === undefined || found.has(name)) continue;
      const text = loaded(load, name);
      found.set(name, { name, text, span: at ?? span });
      if (text !== undefined) visit(parseTemplate(text, engine).facts.includes, engine, at ?? span);
    }
  };
  visit(template.facts.includes, template.engine);
  return [...found.values()];
}

function loaded(load: ReturnType<Host['partialsOf']>, name: string): string | undefined {
  try {
    return load(name);
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}
