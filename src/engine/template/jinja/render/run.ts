import type { Random } from '../../../random/seeded.js';
import { segmentsText } from '../../segments-text.js';
import type { Site } from '../../site.js';
import type { RenderLimits, RenderOptions, Segment, UndefinedUse } from '../../template.js';
import type { Semantics } from './semantics.js';
import { type Budget, Fault, type Special, type Undefined } from '../values/value.js';

/** A fault of a template that is not being rendered yet: found while it is read or compiled. */
export class PlacedFault extends Fault {
  readonly site: Site;

  constructor(message: string, site: Site) {
    super(message);
    this.site = site;
  }
}

const DEFAULT_LIMITS: RenderLimits = { steps: 1_000_000, output: 10_000_000, depth: 64 };
const NO_USES: readonly UndefinedUse[] = [];

/**
 * One rendering: where it writes, where it is, and what it has used up. A class, because a rendering of a short prompt
 * takes less time than the closures of an object would.
 */
export class Run implements Budget {
  /** Where text goes: the rendering itself, or the text a block captures. */
  out: Segment[] = [];
  /** What is being evaluated; set before every operation that can fail. */
  site: Site | undefined = undefined;
  private around: (Site | undefined)[] | undefined = undefined;
  private made: Map<string, Special> | undefined = undefined;
  readonly random: Random | undefined;
  /** The filters and tests that `map` and its kin may name. */
  readonly names: Pick<Semantics, 'filters' | 'tests'>;
  private readonly limits: RenderLimits;
  private readonly strict: boolean;
  private steps = 0;
  private written = 0;
  private uses: UndefinedUse[] | undefined = undefined;
  private seen: Set<string> | undefined = undefined;

  constructor({ limits, strict, random }: RenderOptions, names: Pick<Semantics, 'filters' | 'tests'>) {
    this.random = random;
    this.names = names;
    this.limits = limits === undefined ? DEFAULT_LIMITS : { ...DEFAULT_LIMITS, ...limits };
    this.strict = strict === true;
  }

  /** The includes and calls around the current place, outermost first. After a failure they stay as they were. */
  get calls(): readonly (Site | undefined)[] {
    return (this.around ??= []);
  }

  /** The modules made so far, for imports without context. */
  get modules(): Map<string, Special> {
    return (this.made ??= new Map());
  }

  get undefinedUses(): readonly UndefinedUse[] {
    return this.uses ?? NO_USES;
  }

  /** Writes a piece of text, which is a step too. */
  write(segment: Segment & { readonly text: string }): void {
    this.written += segment.text.length;
    if (++this.steps > this.limits.steps || this.written > this.limits.output) this.stop();
    this.out.push(segment);
  }

  spend(count: number): void {
    this.steps += count;
    if (this.steps > this.limits.steps) this.stop();
  }

  private stop(): never {
    const { steps, output } = this.limits;
    if (this.steps > steps)
      throw new Fault(`Rendering took more than ${steps} steps: make the template or its data smaller.`);
    throw new Fault(`The output is longer than ${output} characters: make the template or its data smaller.`);
  }

  allow(length: number): void {
    if (length > this.limits.output) {
      throw new Fault(`This text would be longer than ${this.limits.output} characters: make it smaller.`);
    }
  }

  /** Records that a missing value was printed, looped over or looked into. */
  meet(missing: Undefined): void {
    if (this.strict) throw new Fault(missing.message);
    const { path, span, named, template } = missing;
    if (!named || span === undefined) return;
    const key = `${span.start} ${template ?? ''} ${path}`;
    if (this.seen?.has(key) === true) return;
    (this.seen ??= new Set()).add(key);
    (this.uses ??= []).push({ name: path, span, template });
  }

  /** Counts one more nested call, until `leave`. */
  enter(): void {
    const around = (this.around ??= []);
    if (around.length >= this.limits.depth) {
      throw new Fault(
        `Calls and includes are nested more than ${this.limits.depth} deep: does a template include itself?`,
      );
    }
    around.push(this.site);
  }

  leave(): void {
    this.site = this.around?.pop();
  }

  /** The text written by `write`, instead of adding it to the output. */
  captured(write: () => void): string {
    const outer = this.out;
    this.out = [];
    write();
    const text = segmentsText(this.out);
    this.out = outer;
    return text;
  }
}
