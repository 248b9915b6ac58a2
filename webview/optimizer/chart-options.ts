import uPlot from 'uplot';
import type { CurvePoint } from '../../src/protocol/optimizer-run.js';
import { fixed } from '../shared/format.js';

export type Measure = 'calls' | 'usd';

export interface ChartAxis {
  readonly measure: Measure;
  /** What is spent by now: the best score holds until then. */
  readonly now: number;
  /** What may be spent. */
  readonly limit: number | undefined;
  readonly label: string;
}

/** In pixels, with its axes. */
export const chartHeight = 176;

/** Columns as uPlot takes them: spent, low, high, mean. The best score holds until a better one comes. */
export function chartData(curve: readonly CurvePoint[], { measure, now }: ChartAxis): uPlot.AlignedData {
  const last = curve.at(-1);
  const spent = (point: CurvePoint): number => point[measure] ?? 0;
  const points = curve.map((point) => ({ ...point, at: spent(point) }));
  if (last && spent(last) < now) points.push({ ...last, at: now });
  return [
    points.map(({ at }) => at),
    points.map(({ low }) => low * 100),
    points.map(({ high }) => high * 100),
    points.map(({ mean }) => mean * 100),
  ];
}

/** Colours come from the theme at the time of the call: a canvas knows no CSS variables. */
export function chartOptions(element: HTMLElement, axisNow: () => ChartAxis): uPlot.Options {
  const { label, measure } = axisNow();
  const colours = getComputedStyle(element);
  const colour = (name: string, otherwise: string): string => colours.getPropertyValue(`--vscode-${name}`) || otherwise;
  const contrast = colour('contrastBorder', '').trim();
  const text = contrast === '' ? colour('descriptionForeground', 'gray') : colour('foreground', 'gray');
  const line = colour('charts-blue', 'steelblue');
  const grid = { stroke: faded(text, 25), width: 1 };
  const axis = { stroke: text, grid, ticks: { ...grid, size: 4 }, font: `11px ${colours.fontFamily}` };
  const paths = uPlot.paths.stepped?.({ align: 1 });
  const curve = { points: { show: false }, ...(paths && { paths }) };
  // A faint band alone is lost in high contrast.
  const edge =
    contrast === '' ? { ...curve, stroke: 'transparent' } : { ...curve, stroke: text, dash: [2, 3], width: 1 };
  return {
    width: element.clientWidth,
    height: chartHeight,
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 24, 0, 0],
    scales: {
      x: { time: false, range: (_, __, highest) => [0, axisEnd(axisNow(), highest)] },
      y: { range: percentRange },
    },
    axes: [
      {
        ...axis,
        ...{ size: 34, label, labelSize: 16, labelFont: axis.font, labelGap: 0 },
        values: (_, ticks) => ticks.map(measure === 'usd' ? moneyText : callsText),
      },
      { ...axis, size: 44, values: (_, ticks) => ticks.map((tick) => `${tick} %`) },
    ],
    series: [{}, edge, edge, { ...curve, stroke: line, width: 2, points: { show: true, size: 5, fill: line } }],
    bands: [{ series: [2, 1], fill: faded(line, 22) }],
  };
}

/** Where the budget ends, unless so little of it is used that the curve would stand in a corner. */
function axisEnd({ limit }: ChartAxis, highest: number): number {
  const end = limit !== undefined && highest > limit / 4 ? limit : highest * 1.05;
  return Math.max(end, Number.EPSILON);
}

function callsText(calls: number): string {
  return fixed(calls, 4, 0);
}

function moneyText(usd: number): string {
  return `$${fixed(usd, 4, 0)}`;
}

function faded(colour: string, percent: number): string {
  return `color-mix(in srgb, ${colour} ${percent}%, transparent)`;
}

/** Whole tens around the interval, at least twenty points high and inside 0 to 100. */
function percentRange(_: uPlot, lowest: number, highest: number): uPlot.Range.MinMax {
  const low = Math.max(0, Math.floor(lowest / 10) * 10);
  const high = Math.min(100, Math.ceil(highest / 10) * 10);
  return high - low >= 20 ? [low, high] : [Math.max(0, high - 20), Math.max(20, high)];
}
