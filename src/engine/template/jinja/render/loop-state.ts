import { equal } from '../values/compare.js';
import { tryLength } from '../values/iterate.js';
import {
  type Behaviour,
  type CallArguments,
  Fault,
  NONE,
  Special,
  Tuple,
  Undefined,
  type Value,
} from '../values/value.js';

export interface LoopSource {
  /** What is looped over, for its length; undefined when a filter makes the length unknown. */
  readonly value: Value | undefined;
  readonly items: Iterable<Value>;
  /** How many loops of a recursive one are around this. */
  readonly depth: number;
}

/** A loop's position in its items, which may come one at a time: reading ahead asks for an item before its turn. */
export class LoopState {
  index = -1;
  readonly depth: number;
  private readonly value: Value | undefined;
  /** The items themselves where they are a list, which may grow meanwhile. */
  private readonly list: readonly Value[] | undefined;
  private readonly source: Iterator<Value>;
  private pulled = 0;
  private readonly waiting: Value[] = [];
  private known: number | undefined;
  private before: Value | undefined;
  private current: Value | undefined;
  private lastChanged: Value | undefined;

  constructor({ value, items, depth }: LoopSource) {
    this.value = value;
    this.list = Array.isArray(items) ? items : undefined;
    this.source = items[Symbol.iterator]();
    this.depth = depth;
  }

  /** The next item, or undefined when there is none. */
  next(): Value | undefined {
    const item = this.waiting.shift() ?? this.pull();
    if (item === undefined) return undefined;
    this.index++;
    this.before = this.current;
    this.current = item;
    return item;
  }

  /** As in Python, asked once: a list that grows while it is looped over keeps its first length. */
  get length(): number {
    this.known ??= this.value === undefined ? undefined : tryLength(this.value);
    if (this.known !== undefined) return this.known;
    for (let item = this.pull(); item !== undefined; item = this.pull()) this.waiting.push(item);
    this.known = this.index + 1 + this.waiting.length;
    return this.known;
  }

  get nextItem(): Value | undefined {
    if (this.waiting.length === 0) {
      const item = this.pull();
      if (item !== undefined) this.waiting.push(item);
    }
    return this.waiting[0];
  }

  get previousItem(): Value | undefined {
    return this.before;
  }

  /** True when called with other values than the last time. */
  changed(values: readonly Value[]): boolean {
    const now = new Tuple(values);
    const differs = this.lastChanged === undefined || !equal(this.lastChanged, now);
    this.lastChanged = now;
    return differs;
  }

  private pull(): Value | undefined {
    if (this.list !== undefined) return this.list[this.pulled++];
    const step = this.source.next();
    return step.done === true ? undefined : step.value;
  }
}

/** Renders a recursive loop's body over other items: to the output, or to a text. */
export interface Recursion {
  readonly emit: (items: Value, depth: number) => void;
  readonly capture: (items: Value, depth: number) => Value;
}

/** The `loop` variable. */
export function loopVariable(state: LoopState, recursion: Recursion | undefined, names?: ReadonlySet<string>): Special {
  return new Special(names === undefined ? new LoopBehaviour(state, recursion) : plainLoop(state, names));
}

/** A loop that knows only these things of itself, and is no function. */
function plainLoop(state: LoopState, names: ReadonlySet<string>): Behaviour {
  return { type: 'loop', attribute: (name) => (names.has(name) ? attributes.get(name)?.(state) : undefined) };
}

class LoopBehaviour implements Behaviour {
  readonly type = 'jinja2.runtime.LoopContext';
  private readonly state: LoopState;
  private readonly recursion: Recursion | undefined;

  constructor(state: LoopState, recursion: Recursion | undefined) {
    this.state = state;
    this.recursion = recursion;
  }

  repr(): string {
    return `<LoopContext ${this.state.index + 1}/${this.state.length}>`;
  }

  attribute(name: string): Value | undefined {
    return attributes.get(name)?.(this.state);
  }

  length(): number {
    return this.state.length;
  }

  call({ positional: [items = NONE] }: CallArguments): Value {
    return this.recursive().capture(items, this.state.depth + 1);
  }

  emit({ positional: [items = NONE] }: CallArguments): void {
    this.recursive().emit(items, this.state.depth + 1);
  }

  private recursive(): Recursion {
    if (this.recursion !== undefined) return this.recursion;
    throw new Fault("The loop must have the 'recursive' marker to be called recursively.");
  }
}

const attributes: ReadonlyMap<string, (state: LoopState) => Value> = new Map(
  Object.entries<(state: LoopState) => Value>({
    index: ({ index }) => index + 1,
    index0: ({ index }) => index,
    revindex: (state) => state.length - state.index,
    revindex0: (state) => state.length - state.index - 1,
    first: ({ index }) => index === 0,
    last: (state) => state.nextItem === undefined,
    length: (state) => state.length,
    depth: ({ depth }) => depth + 1,
    depth0: ({ depth }) => depth,
    previtem: (state) => state.previousItem ?? new Undefined('there is no previous item'),
    nextitem: (state) => state.nextItem ?? new Undefined('there is no next item'),
    cycle: (state) => new Special({ type: 'method', call: (args) => cycled(state, args) }),
    changed: (state) => new Special({ type: 'method', call: ({ positional }) => state.changed(positional) }),
  }),
);

function cycled({ index }: LoopState, { positional }: CallArguments): Value {
  if (positional.length === 0) throw new Fault('no items for cycling given');
  return positional[index % positional.length] ?? NONE;
}
