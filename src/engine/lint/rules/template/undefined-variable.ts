import { closest } from '../../../text/closest.js';
import { replace } from '../../../text/edit.js';
import type { Span } from '../../../text/span.js';
import { declaringFormats } from '../../format-groups.js';
import { declareInput, inputsPlace } from '../../declare-input.js';
import { knownNames } from '../../known-names.js';
import { defineRule, type Report, type RuleContext, type Suggestion } from '../../rule.js';

/** An undefined variable prints nothing, so the model never sees the value. */
export const undefinedVariable = defineRule({
  meta: {
    id: 'template/undefined-variable',
    summary: 'Every variable of the template is declared or a column of the data.',
    kind: 'objective',
    severity: 'error',
    formats: declaringFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'Jinja: an undefined variable prints as an empty string',
        url: 'https://jinja.palletsprojects.com/en/stable/templates/#variables',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
      {
        title: 'promptfoo issue 627: a variable without a value vanishes from the prompt',
        url: 'https://github.com/promptfoo/promptfoo/issues/627',
        kind: 'tool',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check(context) {
    if (isOtherEngine(context)) return;
    const { inputs, columns, complete, all } = knownNames(context.doc, context.workspace);
    // With nothing but data, `dataset/missing-column` says it in the data's words.
    if (inputs.size === 0 && columns !== undefined) return;
    const remedies = new Map<string, Remedy>();
    for (const { name, span, guarded } of context.doc.template.facts.uses) {
      if (guarded || all.has(name)) continue;
      const remedy = remedyFor(name, { remedies, known: all, context });
      // Where not every source of names is known, only a near miss is certainly a mistake.
      if (complete || remedy.guess !== undefined) yield report({ name, span }, remedy);
    }
  },
});

/** More unknown names than this are no misspellings: looking for what each was meant to be would only slow the editor. */
const mostRemedies = 200;

/** The same for every use of a name. */
interface Remedy {
  readonly guess: string | undefined;
  /** Where an input is declared. */
  readonly place: string;
  readonly declaration: readonly Suggestion[];
}

interface Search {
  /** Those found so far, by name. */
  readonly remedies: Map<string, Remedy>;
  readonly known: ReadonlySet<string>;
  readonly context: RuleContext;
}

function remedyFor(name: string, { remedies, known, context }: Search): Remedy {
  const last = remedies.get(name);
  if (last !== undefined) return last;
  if (remedies.size >= mostRemedies) return { guess: undefined, place: inputsPlace(context.doc), declaration: [] };
  const remedy = findRemedy(name, known, context);
  remedies.set(name, remedy);
  return remedy;
}

function findRemedy(name: string, known: ReadonlySet<string>, { doc }: RuleContext): Remedy {
  const edit = declareInput(doc, name);
  const declaration = edit === undefined ? [] : [{ title: `Declare the input '${name}'`, edits: [edit] }];
  return { guess: closest(name, known), place: inputsPlace(doc), declaration };
}

function report({ name, span }: { name: string; span: Span }, { guess, place, declaration }: Remedy): Report {
  if (guess === undefined) {
    const message = `'${name}' is not declared: declare it under ${place}, or correct the name.`;
    return { span, message, suggestions: declaration };
  }
  return {
    span,
    message: `'${name}' is not declared: change it to '${guess}', or declare it under ${place}.`,
    suggestions: [{ title: `Change to '${guess}'`, edits: [replace(span, guess)] }, ...declaration],
  };
}

/** Names of another engine's template mean something else. */
function isOtherEngine({ doc }: RuleContext): boolean {
  return doc.problems.some(({ code }) => code === 'template-engine');
}
