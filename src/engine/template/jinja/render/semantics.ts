import type { Filter } from '../filters/filter.js';
import type { Test } from '../filters/tests.js';
import type { BinaryOperator, CompareOperator } from '../nodes.js';
import type { Budget, CallArguments, UndefinedSource, Value } from '../values/value.js';

/** What the values of a template language do: the engine is one, its languages print, compare and look into values otherwise. */
export interface Semantics {
  readonly filters: ReadonlyMap<string, Filter>;
  readonly tests: ReadonlyMap<string, Test>;
  readonly globals: ReadonlyMap<string, Value>;
  /** Whether a condition holds. */
  readonly truthy: (value: Value) => boolean;
  /** What `{{ value }}` prints. */
  readonly printed: (value: Value) => string;
  /** What a value adds to `a ~ b`. */
  readonly joined: (value: Value) => string;
  readonly binary: (operator: BinaryOperator, a: Value, b: Value, budget: Budget) => Value;
  readonly signed: (operator: '-' | '+', value: Value) => Value;
  readonly compared: (operator: CompareOperator, a: Value, b: Value) => boolean;
  /** Several comparisons in a row, where the language does not take them two by two with `and` between. */
  readonly comparedInTurn?: (first: Value, rest: readonly (readonly [CompareOperator, Value])[]) => Value;
  readonly attribute: (object: Value, name: string, site: UndefinedSource) => Value;
  readonly item: (object: Value, key: Value, site: UndefinedSource) => Value;
  /** Calls a method that the value has by itself; undefined when there is none of this name. */
  readonly method: (object: Value, name: string, args: CallArguments, budget: Budget) => Value | undefined;
  /** True for names that mean a method on every dict, whatever its keys are. */
  readonly isMethod: (name: string) => boolean;
  /** The value of `(a, b)`. */
  readonly tuple: (items: readonly Value[]) => Value;
  /** The value of a condition without `else` that does not hold. */
  readonly nothing: Value;
  /** The items a loop goes through; `count` is the number of its variables, where they are several. */
  readonly items: (value: Value, count: number | undefined) => Iterable<Value>;
  /** What a macro's text is when it is used as a value. */
  readonly macroText: (text: string) => Value;
  /** What a loop's variable `loop` knows; everything when left out. */
  readonly loopNames?: ReadonlySet<string>;
  /**
   * True where a name means the nearest value given to it so far, as in Nunjucks: a loop may change a variable set around
   * it, and a macro sees nothing of the place it stands in.
   */
  readonly dynamic: boolean;
}
