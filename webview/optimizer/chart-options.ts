import uPlot from 'uplot';
import type { CurvePoint } from '../../src/protocol/optimizer-run.js';

/** Columns as uPlot takes them: calls, low, high, mean. The best score holds until a better one comes. */
export function chartData(curve: readonly CurvePoint[], charged: number): uPlot.AlignedData {
  const last = curve.at(-1);
  const points = last && last.calls < charged ? [...curve, { ...last, calls: charged }] : curve;
  return [
    points.map((point) => point.calls),
    points.map(({ low }) => low * 100),
    points.map(({ high }) => high * 100),
    points.map(({ mean }) => mean * 100),
  ];
}

/** Colours come from the theme at the time of the call: a canvas knows no CSS variables. */
export function chartOptions(element: HTMLElement, limit: number | undefined): uPlot.Options {
  const colours = getComputedStyle(element);
  const colour = (name: string, otherwise: string): string => colours.getPropertyValue(`--vscode-${name}`) || otherwise;
  const text = colour('descriptionForeground', 'gray');
  const line = colour('charts-blue', 'steelblue');
  const grid = { stroke: faded(text, 25), width: 1 };
  const axis = { stroke: text, grid, ticks: { ...grid, size: 4 }, font: `11px ${colours.fontFamily}` };
  const paths = uPlot.paths.stepped?.({ align: 1 });
  const edge = { stroke: 'transparent', points: { show: false }, ...(paths && { paths }) };
  return {
    width: element.clientWidth,
    height: 150,
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 24, 0, 0],
    scales: { x: { time: false, range: (_, __, highest) => [0, limit ?? highest] }, y: { range: percentRange } },
    axes: [
      { ...axis, size: 34, label: 'calls', labelSize: 16, labelFont: axis.font, labelGap: 0 },
      { ...axis, size: 44, values: (_, ticks) => ticks.map((tick) => `${tick} %`) },
    ],
    series: [{}, edge, edge, { ...edge, stroke: line, width: 2, points: { show: true, size: 5, fill: line } }],
    bands: [{ series: [2, 1], fill: faded(line, 22) }],
  };
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
