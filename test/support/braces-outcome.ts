import assert from 'node:assert/strict';
import Handlebars from 'handlebars';
import Mustache from 'mustache';
import { renderTemplate } from '../../src/engine/template/render-template.js';
import { TemplateError } from '../../src/engine/template/template.js';
import { type BracesCase, bracesCase, type BracesEngine, valuesFor } from './braces-cases.js';
import { shortenCase } from './shorten-case.js';

/** The text, or `undefined` where rendering is refused. */
type Outcome = string | undefined;

export function ours(engine: BracesEngine, { template, partials }: BracesCase, values: unknown): Outcome {
  const load = (name: string): string | undefined => (Object.hasOwn(partials, name) ? partials[name] : undefined);
  try {
    return renderTemplate(template, values as Readonly<Record<string, unknown>>, { engine, load });
  } catch (error) {
    assert.ok(error instanceof TemplateError, String(error));
    return undefined;
  }
}

/** What the library makes of it, escaping nothing. */
export function theirs(engine: BracesEngine, { template, partials }: BracesCase, values: unknown): Outcome {
  try {
    return engine === 'mustache'
      ? new Mustache.Writer().render(template, structuredClone(values), { ...partials }, { escape: String })
      : library().compile(template, { noEscape: true })(structuredClone(values), {
          ...{ partials: { ...partials }, allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false },
        });
  } catch {
    return undefined;
  }
}

function library(): typeof Handlebars {
  const engine = Handlebars.create();
  engine.registerHelper('log', () => undefined);
  return engine;
}

interface Comparison {
  readonly seed: string;
  readonly count: number;
  /** False where the texts do what `differences.md` lists. */
  readonly isComparable: (texts: readonly string[]) => boolean;
}

/** Renders generated cases both ways. What differs is shortened, then told with its seed. */
export function compareCases(engine: BracesEngine, { seed, count, isComparable }: Comparison): void {
  const values = valuesFor(engine);
  let texts = 0;
  const differs = (one: BracesCase): boolean =>
    ours(engine, one, values) !== theirs(engine, one, values) &&
    isComparable([one.template, ...Object.values(one.partials)]);
  for (let i = 0; i < count; i++) {
    const one = bracesCase(engine, seed, i);
    if (differs(one)) {
      const shortest = shortenCase(one, differs);
      const both = [ours(engine, shortest, values), theirs(engine, shortest, values)];
      assert.equal(...(both as [Outcome, Outcome]), `seed ${seed}, case ${i}: ${JSON.stringify(shortest)}`);
    }
    if (theirs(engine, one, values) !== undefined) texts++;
  }
  assert.ok(texts > count / 2, `only ${texts} of ${count} templates can be rendered: most cases compare only failures`);
  console.log(`      ${texts} texts of ${count} cases compared equal, the other cases fail in both`);
}
