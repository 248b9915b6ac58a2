import type { LintErrors } from '../../lint/lint-errors.js';
import { parsePrompt } from '../../prompt/parse-prompt.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { seededRandom } from '../../random/seeded.js';
import type { Perturbation, PerturbationOptions, VariedPrompt, Variation } from './contracts.js';
import { type ScreenVariation, variationScreen } from './screen-variation.js';
import { variedPrompt } from './varied-prompt.js';

export interface VariationPlan extends PerturbationOptions {
  readonly kinds: readonly Perturbation[];
  /** At most so many of each kind. */
  readonly n: number;
  readonly seed: number;
  /** Parts, roles, `options` or `demos`; everything when empty. */
  readonly components: readonly string[];
  readonly lintErrors: LintErrors;
}

export interface MadeVariations {
  readonly variations: readonly Variation[];
  /** What was not made, and why: a sentence for each kind. */
  readonly notes: readonly string[];
}

/** Draws that lead to nothing new before a kind is taken to be exhausted, for each variation wanted. */
const patience = 8;

/**
 * Texts of the whole file that say what the prompt says. Equal arguments give equal texts, no two of them are the same,
 * and a kind draws the same whichever others are asked for.
 */
export function makeVariations(doc: PromptDoc, plan: VariationPlan): MadeVariations {
  const random = seededRandom(plan.seed);
  const screen = variationScreen(doc, plan.lintErrors);
  const seen = new Set([doc.text]);
  const variations: Variation[] = [];
  const notes: string[] = [];
  for (const kind of plan.kinds) {
    const prompt = promptFor(doc, kind, plan.components);
    if (prompt === undefined) {
      notes.push(`${kind.id}: not among the components asked for.`);
      continue;
    }
    const made = ofKind(kind, prompt, {
      n: plan.n,
      seen,
      screen,
      texts: kind.vary(prompt, random.fork(kind.id), plan),
    });
    variations.push(...made.variations);
    if (made.variations.length === 0) notes.push(`${kind.id}: nothing to vary, since ${made.fault ?? kind.nothing}.`);
  }
  return { variations, notes };
}

/** `options` and `demos` are components of their own; options are looked for in the whole text then. */
function promptFor(doc: PromptDoc, { touches }: Perturbation, components: readonly string[]): VariedPrompt | undefined {
  if (components.length === 0) return variedPrompt(doc);
  if (touches !== 'text' && components.includes(touches)) return variedPrompt(doc);
  const places = components.filter((name) => name !== 'options' && name !== 'demos');
  return touches === 'demos' || places.length === 0 ? undefined : variedPrompt(doc, places);
}

interface Drawing {
  readonly n: number;
  readonly seen: Set<string>;
  readonly screen: ScreenVariation;
  readonly texts: Iterable<string>;
}

function ofKind(
  { id, touches }: Perturbation,
  { doc }: VariedPrompt,
  { n, seen, screen, texts }: Drawing,
): { readonly variations: readonly Variation[]; readonly fault: string | undefined } {
  const variations: Variation[] = [];
  let fault: string | undefined;
  let left = n * patience;
  for (const text of texts) {
    if (variations.length === n || left-- === 0) break;
    if (seen.has(text)) continue;
    seen.add(text);
    const why = screen(parsePrompt(text, doc.path), touches);
    if (why === undefined) variations.push({ name: `${id}-${variations.length + 1}`, kind: id, text });
    else fault ??= `every form of it was refused: ${why.replace(/\.$/, '')}`;
  }
  return { variations, fault };
}
