import type { Value } from '../values/value.js';
import type { Context } from './context.js';
import type { Run } from './run.js';

/** The variables of one running unit. A slot is undefined until its variable has a value. */
export interface Frame {
  readonly slots: (Value | undefined)[];
  readonly parent: Frame | undefined;
  readonly context: Context;
  readonly run: Run;
  /** By slot: the outside variables a macro's argument was computed from. */
  readonly origins: readonly (readonly string[] | undefined)[] | undefined;
}

/** The frame of a template or a block, which share no variables with what is around them. */
export function outerFrame(slots: number, context: Context, run: Run): Frame {
  return { slots: emptySlots(slots), parent: undefined, context, run, origins: undefined };
}

/** The frame of a macro or of one level of a recursive loop. */
export function innerFrame(slots: number, parent: Frame, origins: Frame['origins'] = parent.origins): Frame {
  return { slots: emptySlots(slots), parent, context: parent.context, run: parent.run, origins };
}

/** One variable is what a short prompt has, and a written-out list is made in less time. */
function emptySlots(count: number): Frame['slots'] {
  return count === 1 ? [undefined] : new Array<Value | undefined>(count);
}

export type Evaluate = (frame: Frame) => Value;

/** What stopped a body before its end. */
export type Signal = 'break' | 'continue' | undefined;

export type Execute = (frame: Frame) => Signal;

/** The frame `hops` units further out. */
export function frameAt(frame: Frame, hops: number): Frame {
  let at = frame;
  for (let i = 0; i < hops && at.parent !== undefined; i++) at = at.parent;
  return at;
}
