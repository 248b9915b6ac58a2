import type { Row } from '../../dataset/row.js';
import { newErrorFinder, type LintErrors } from '../../lint/lint-errors.js';
import type { Constraints } from '../../prompt/optimize-use.js';
import { createWriter } from '../genome.js';
import type { Candidate, Proposal, ScreenContext } from '../parts.js';
import { rowIndex } from '../screens/row-index.js';
import { screens } from '../screens/index.js';
import type { Emit } from '../task.js';

export interface RegisterParts {
  readonly seed: Candidate;
  readonly pool: readonly Row[];
  readonly scoredRows: readonly Row[];
  readonly constraints?: Constraints;
  readonly lintErrors: LintErrors;
  readonly emit: Emit;
}

/** Every candidate of a run by id. What is in it has passed all screens. */
export interface CandidateRegister {
  /** @throws Error for an id nobody admitted: a bug in Hone. */
  readonly get: (id: string) => Candidate;
  admit(proposals: readonly Proposal[], step: number): readonly Candidate[];
}

export function createRegister(parts: RegisterParts): CandidateRegister {
  const { seed, pool, scoredRows, constraints, lintErrors, emit } = parts;
  const byId = new Map([[seed.id, seed]]);
  const byPlainText = new Map([[plainText(seed), seed.id]]);
  /** Texts proposed before, rejected ones too: once is enough to report. */
  const seen = new Set([seed.id]);
  const write = createWriter(seed);
  const context: ScreenContext = {
    seed,
    pool,
    ...(constraints && { constraints }),
    newError: newErrorFinder(seed.doc, lintErrors),
    copiedWords: rowIndex(scoredRows),
    twinOf: (child) => byPlainText.get(plainText(child)),
  };

  const admitOne = (proposal: Proposal, step: number): Candidate[] => {
    const child = write(proposal, step);
    const { id, parents, operator, text } = child;
    if (seen.has(id)) return [];
    seen.add(id);
    emit({ type: 'proposed', candidate: { id, parents, operator, step, text } });
    for (const screen of screens) {
      const reason = screen.check(child, context);
      if (reason === undefined) continue;
      emit({ type: 'rejected', id, screen: screen.id, reason });
      return [];
    }
    byId.set(id, child);
    byPlainText.set(plainText(child), id);
    return [child];
  };

  return {
    get(id) {
      const found = byId.get(id);
      if (found === undefined) throw new Error(`No candidate ${id}: this is a bug in Hone.`);
      return found;
    },
    admit: (proposals, step) => proposals.flatMap((proposal) => admitOne(proposal, step)),
  };
}

function plainText({ text }: Candidate): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ');
}
