import type { Budget } from './value.js';

/**
 * Comparing, printing and hashing walk whole values, far from any place that knows the rendering: a list that holds
 * itself twice, again and again, has few members and endless walks. So the walks find the rendering's budget here.
 */
let current: Budget | undefined;

/** Runs a rendering with its budget in reach; renderings may be nested. */
export function working<T, B extends Budget>(render: (given: T, budget: B) => void, given: T, budget: B): void {
  const outer = current;
  current = budget;
  try {
    render(given, budget);
  } finally {
    current = outer;
  }
}

/** Takes steps for a walk over this many members. */
export function walked(members: number): void {
  current?.spend(members + 1);
}

/** Characters of a text that count as one step, where an operation reads all of it. */
const CHARACTERS_A_STEP = 256;

/** Takes steps for reading a text: none for a short one. */
export function readText(length: number): void {
  if (length >= CHARACTERS_A_STEP) current?.spend(Math.floor(length / CHARACTERS_A_STEP));
}

/** Fails when a text of this length is more than the rendering may write. */
export function allowText(length: number): void {
  current?.allow(length);
}
