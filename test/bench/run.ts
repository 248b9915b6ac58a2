import { printRows } from '../support/bench.js';
import { race } from '../support/run-race.js';

/** 4,000 cells of an evaluation at a concurrency of 32 on a server that answers at once; `run-matrix` is the long form. */
const cells = 4_000;
const concurrency = 32;
const rounds = 5;

const { bare, cold, cached } = await race({ cells, concurrency, latencyMs: 0, rounds });
const ratio = cold.seconds / bare.seconds;
const cachedMs = (cached.seconds * 1000) / cells;

printRows([
  {
    name: 'evaluation / bare openai loop',
    value: ratio,
    unit: '×',
    goal: '≤ 0.6',
    met: ratio <= 0.6,
    note: `${cells} cells, concurrency ${concurrency}, median of ${rounds}: ${cold.seconds.toFixed(2)} s against ${bare.seconds.toFixed(2)} s, processor ${cold.cpuSeconds.toFixed(2)} s against ${bare.cpuSeconds.toFixed(2)} s`,
  },
  {
    name: 'evaluation, peak memory',
    value: cold.peakMb,
    unit: 'MB',
    goal: '< 150',
    met: cold.peakMb < 150,
    note: `second half adds ${cold.growthMb.toFixed(0)} MB; bare loop ${bare.peakMb.toFixed(0)} MB`,
  },
  {
    name: 'evaluation, first result',
    value: cold.firstMs,
    unit: 'ms',
    goal: '',
    met: null,
    note: `from the start of the job; bare loop ${bare.firstMs.toFixed(0)} ms`,
  },
  {
    name: 'evaluation, all cached',
    value: cachedMs,
    unit: 'ms/cell',
    goal: '< 0.2',
    met: cachedMs < 0.2,
    note: `${cached.seconds.toFixed(2)} s in all`,
  },
]);
