import type { Role } from '../../model/chat-model.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';
import type { Random } from '../../random/seeded.js';

/** A stretch of the file that may be varied. Both texts are as long as the stretch, so places in them are places in the file. */
export interface Region {
  /** As in `Part.id`. */
  readonly part: string;
  readonly role: Role;
  readonly start: number;
  /** Its own text: tags, frozen regions and fenced code are covered by `mask`. */
  readonly text: string;
  /** The same with all covered whose letters carry a meaning: labels, quoted words, inline code, addresses, tags in angles. */
  readonly words: string;
}

/** A prompt as perturbations see it. */
export interface VariedPrompt {
  readonly doc: PromptDoc;
  readonly regions: readonly Region[];
  /** Label words, as the file declares them. */
  readonly labels: readonly string[];
}

export interface PerturbationOptions {
  /** Share of the letters that get a typing error. */
  readonly typoRate: number;
}

/** What a perturbation works on: the literal text, or what a file lists. */
export type VariedComponent = 'text' | 'options' | 'demos';

export interface PerturbationMeta {
  readonly id: string;
  /** One sentence: what is changed. */
  readonly summary: string;
  /** What it touches, and the language it is made for where it reads words. */
  readonly touches: VariedComponent;
  readonly language?: 'English';
  /** Where the idea is from, and what differs. */
  readonly source: string;
  /** Said where the prompt has nothing for it. */
  readonly nothing: string;
}

/** One way to say the same in another form. `kinds/casing.ts` is the one to imitate. */
export interface Perturbation extends PerturbationMeta {
  /** Texts of the whole file, as many as are drawn; equal ones and ones that break the prompt are left out by the caller. */
  readonly vary: (prompt: VariedPrompt, random: Random, options: PerturbationOptions) => Iterable<string>;
}

/** One that a model writes: it is asked for each region. */
export interface WrittenPerturbation extends PerturbationMeta {
  /** What the writer is to do, a variant each; the last one is repeated with other samples. */
  readonly tasks: (languages: readonly string[]) => readonly string[];
  /** Whether the offline model can do it. */
  readonly offline: boolean;
}

/** A text of the whole file that says what the original says. */
export interface Variation {
  /** Unique in the run: `typos-2`. */
  readonly name: string;
  readonly kind: string;
  readonly text: string;
}
