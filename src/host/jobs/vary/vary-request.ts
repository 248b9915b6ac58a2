import type { EvaluateRequest } from '../evaluate/evaluate-request.js';

/** What `hone vary` asks for: an evaluation of one prompt and its other forms. */
export interface VaryRequest extends Omit<EvaluateRequest, 'files' | 'varied'> {
  readonly file: string;
  /** Names of perturbations; the prompt's `vary` when left out, and without that all that need no model. */
  readonly kinds?: readonly string[] | undefined;
  /** Texts of each kind at most. */
  readonly n?: number | undefined;
  readonly seed?: number | undefined;
  /** Parts, roles, `options`, `demos`. */
  readonly components?: readonly string[] | undefined;
  /** Share of the letters that are mistyped. */
  readonly typoRate?: number | undefined;
  /** Languages to translate into. */
  readonly languages?: readonly string[] | undefined;
  /** `provider/model` that paraphrases and translates; the configured writer, then the prompt's model. */
  readonly writer?: string | undefined;
}
