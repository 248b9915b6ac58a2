import { setFlagsFromString } from 'node:v8';

/**
 * Percent that the heap may grow over what is in use before garbage is collected again. V8's own default lets it double
 * or more: 208 MB where 70 hold a run of 40,000 cells. With 20 that run peaks at 142 MB and takes no more processor time.
 */
const growth = 20;

/** Keeps this process small over a long run. It is for a process of our own: the flag holds for all that runs in it. */
export function keepHeapLean(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`);
}
