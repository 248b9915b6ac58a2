import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { CurvePoint } from '../../src/protocol/optimizer-run.js';
import { percent } from '../shared/format.js';
import { chartData, chartOptions } from './chart-options.js';

interface Props {
  readonly curve: readonly CurvePoint[];
  /** Calls charged until now: the best score holds until then. */
  readonly charged: number;
  /** The budget's calls, where the axis ends. */
  readonly limit: number | undefined;
}

/** The best development score with its interval against the calls spent. */
export function ScoreChart({ curve, charged, limit }: Props): JSX.Element {
  const drawn = curve.length > 0;
  return (
    <section class="chart">
      <h2>Best score so far</h2>
      {drawn ? (
        <Plot curve={curve} charged={charged} limit={limit} />
      ) : (
        <p class="hint">The chart starts with the first score.</p>
      )}
      {drawn && <p class="hint">On the development rows. The verdict comes from the sealed test rows alone.</p>}
    </section>
  );
}

function Plot({ curve, charged, limit }: Props): JSX.Element {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const data = chartData(curve, charged);
  const latest = useRef(data);
  latest.current = data;

  useEffect(() => {
    const element = holder.current;
    if (!element) return undefined;
    const draw = (): void => {
      plot.current?.destroy();
      plot.current = new uPlot(chartOptions(element, limit), latest.current, element);
    };
    return redrawOnChange(element, draw, () => plot.current?.destroy());
  }, [limit]);

  useEffect(() => plot.current?.setData(latest.current), [curve, charged]);

  const last = curve.at(-1);
  const label = last ? `Best score ${percent(last.mean)} after ${last.calls} calls` : '';
  return <div class="plot" role="img" aria-label={label} ref={holder} />;
}

/** Draws now and whenever the width or the colour theme changes; the result stops that. */
function redrawOnChange(element: HTMLElement, draw: () => void, destroy: () => void): () => void {
  const resized = new ResizeObserver(draw);
  const themed = new MutationObserver(draw);
  resized.observe(element);
  themed.observe(document.body, { attributeFilter: ['class'] });
  draw();
  return () => {
    resized.disconnect();
    themed.disconnect();
    destroy();
  };
}
