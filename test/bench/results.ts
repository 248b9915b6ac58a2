import { firstView } from '../../src/extension/results/empty-snapshot.js';
import { searchSlice } from '../../src/extension/results/keep-looking.js';
import type { ResultsState } from '../../src/extension/results/results-state.js';
import { type BenchRow, median, printRows } from '../support/bench.js';
import { openResultsBrowser, type ResultsBrowser } from '../support/results-browser.js';
import { cell, polite, stateWith, terse, wrong } from '../support/results-run.js';

/** The results panel over 100,000 rows of two variants, in Chromium: until it is there, and while it is scrolled. */
const rows = 100_000;
const seconds = 4;
/** Pixels a frame: 2,400 a second, a long flick of the wheel. */
const speed = 40;

const state = runOf(rows);
const browser = await openResultsBrowser(state);
try {
  printRows([await opening(browser), await scrolling(browser), listing('search'), holding(), listing('sort')]);
} finally {
  await browser.close();
}

function runOf(count: number): ResultsState {
  const words = 'The answer to this question is a number, since it asks how many there are. ';
  const run = stateWith();
  for (let i = 0; i < count; i++) {
    const answers = [
      cell(i + 1, terse, i % 7 === 0 ? wrong : { answer: `${words}${i}` }),
      cell(i + 1, polite, { answer: `${words.repeat(3)}${i}` }),
    ];
    for (const result of answers) run.apply({ type: 'cell', result });
  }
  return run;
}

async function opening({ open }: ResultsBrowser): Promise<BenchRow> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) times.push(await open());
  const value = median(times);
  return {
    name: `results panel of ${rows.toLocaleString('en-US')} rows: open`,
    value,
    unit: 'ms',
    goal: '≤ 300',
    met: value <= 300,
    note: `from the start of its page until its rows are painted, median of 5; the fastest ${Math.min(...times).toFixed(0)} ms`,
  };
}

async function scrolling({ page }: ResultsBrowser): Promise<BenchRow> {
  const { frames, gaps } = await page.evaluate(scroll, { seconds, speed });
  const sorted = [...frames].sort((a, b) => a - b);
  const rate = 1000 / (frames.reduce((sum, frame) => sum + frame, 0) / frames.length);
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? NaN;
  return {
    name: 'results panel: scrolled',
    value: rate,
    unit: 'frames/s',
    goal: '≥ 58 of 60',
    met: rate >= 58,
    note: `${speed * 60} pixels a second for ${seconds} s; 99 % of frames within ${p99.toFixed(1)} ms; rows missing on screen in ${gaps} of ${frames.length} frames`,
  };
}

/** Runs in the page: scrolls a step each frame and takes down how long frames take, and when a row is missing. */
async function scroll(asked: {
  readonly seconds: number;
  readonly speed: number;
}): Promise<{ frames: number[]; gaps: number }> {
  const list = document.querySelector('.row-list');
  if (!(list instanceof HTMLElement)) throw new Error('There is no list of rows.');
  const frames: number[] = [];
  let gaps = 0;
  const next = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  let before = await next();
  const end = before + asked.seconds * 1000;
  while (before < end) {
    list.scrollTop += asked.speed;
    const { left, bottom } = list.getBoundingClientRect();
    if (document.elementFromPoint(left + 60, bottom - 30)?.closest('.row') === null) gaps++;
    const now = await next();
    frames.push(now - before);
    before = now;
  }
  return { frames, gaps };
}

/** A search of which nothing is found: how long at a time it keeps the editor from hearing the next key. */
function holding(): BenchRow {
  state.show({ ...firstView, search: 'no such text' });
  const slices: number[] = [];
  for (let isDone = false; !isDone; ) {
    const started = performance.now();
    isDone = state.look(searchSlice);
    slices.push(performance.now() - started);
  }
  const value = Math.max(...slices);
  return {
    name: 'results panel: longest hold of a search',
    value,
    unit: 'ms',
    goal: '≤ 50',
    met: value <= 50,
    note: `in ${slices.length} slices, ${slices.reduce((sum, slice) => sum + slice, 0).toFixed(0)} ms in all`,
  };
}

function listing(what: 'search' | 'sort'): BenchRow {
  const change = {
    search: { search: 'number, since it asks' },
    sort: { sort: { by: 'variant', variant: polite, descending: true } },
  } as const;
  const started = performance.now();
  state.show({ ...firstView, ...change[what] });
  state.snapshot();
  const took = performance.now() - started;
  return {
    name: `results panel: ${what}`,
    value: took,
    unit: 'ms',
    goal: '≤ 250',
    met: took <= 250,
    note: `over all ${rows.toLocaleString('en-US')} rows, in the extension's process`,
  };
}
