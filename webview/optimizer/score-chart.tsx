import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import type { CurvePoint, RunView } from '../../src/protocol/optimizer-run.js';
import { count, dollars, percent } from '../shared/format.js';
import { t } from '../shared/l10n.js';
import { chargedCalls } from './charged-calls.js';
import { chartData, chartHeight, chartOptions, type ChartAxis, type Measure } from './chart-options.js';
import { CurveTable } from './curve-table.js';

interface Props {
  readonly run: Pick<RunView, 'curve' | 'spend' | 'limits' | 'candidates'>;
}

/** The best development score with its interval, against the calls spent or, where prices are known, the money. */
export function ScoreChart({ run: { curve, spend, limits, candidates } }: Props): JSX.Element {
  const [wanted, setWanted] = useState<Measure>('calls');
  const isPriced = (spend.usd ?? 0) > 0 && curve.every(({ usd }) => usd !== null);
  const measure = isPriced ? wanted : 'calls';
  const calls = chargedCalls(spend);
  const judged = candidates.some(({ duel }) => duel !== null);
  const axis: ChartAxis =
    measure === 'calls'
      ? { measure, now: calls, limit: limits.calls, label: t('calls') }
      : { measure, now: spend.usd ?? 0, limit: limits.usd, label: t('US dollars') };
  return (
    <section class="chart">
      <div class="section-title">
        <h2>{judged ? t('Rows each best one won') : t('Best score so far')}</h2>
        {isPriced && (
          <div class="choice" role="group" aria-label={t('Drawn against')}>
            {measures.map(({ id, name }) => (
              <button key={id} type="button" aria-pressed={measure === id} onClick={() => setWanted(id)}>
                {name}
              </button>
            ))}
          </div>
        )}
      </div>
      {curve.length > 0 ? <Plot curve={curve} axis={axis} /> : <NoPlot />}
      {curve.length > 0 && (
        <>
          <p class="hint">{judged ? judgedHint : scoredHint}</p>
          <CurveTable curve={curve} isPriced={isPriced} />
        </>
      )}
    </section>
  );
}

const scoredHint = t(
  'On the development rows, with 95 % intervals. The verdict comes from the sealed test rows alone.',
);
const judgedHint = t(
  'The share of development rows on which a judge preferred it to the best one before, ties as halves, with 95 % intervals. The verdict comes from the sealed test rows alone.',
);

const measures: readonly { readonly id: Measure; readonly name: string }[] = [
  { id: 'calls', name: t('Calls') },
  { id: 'usd', name: t('Money') },
];

/** As high as the chart, so that nothing moves when it comes. */
function NoPlot(): JSX.Element {
  return (
    <p class="plot hint" style={{ height: `${chartHeight}px` }}>
      {t('The chart starts with the first score.')}
    </p>
  );
}

function Plot({ curve, axis }: { readonly curve: readonly CurvePoint[]; readonly axis: ChartAxis }): JSX.Element {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const { measure, limit } = axis;
  const latest = useRef(axis);
  latest.current = axis;
  const data = chartData(curve, axis);
  const drawn = useRef(data);
  drawn.current = data;

  useEffect(() => {
    const element = holder.current;
    if (!element) return undefined;
    const draw = (): void => {
      plot.current?.destroy();
      plot.current = new uPlot(
        chartOptions(element, () => latest.current),
        drawn.current,
        element,
      );
    };
    draw();
    const stop = followChanges(element, {
      resized: () => plot.current?.setSize({ width: element.clientWidth, height: chartHeight }),
      themed: draw,
    });
    return () => {
      stop();
      plot.current?.destroy();
      plot.current = undefined;
    };
  }, [measure, limit]);

  useEffect(() => plot.current?.setData(drawn.current), [curve, axis.now]);

  const style = { height: `${chartHeight}px` };
  return <div class="plot" role="img" aria-label={labelOf(curve)} style={style} ref={holder} />;
}

function labelOf(curve: readonly CurvePoint[]): string {
  const last = curve.at(-1);
  if (last === undefined) return '';
  const { mean, calls, usd } = last;
  return usd
    ? t('Best score {0} after {1} calls and {2}', percent(mean), count(calls), dollars(usd))
    : t('Best score {0} after {1} calls', percent(mean), count(calls));
}

interface Followers {
  readonly resized: () => void;
  readonly themed: () => void;
}

/** The width and the colour theme; the result ends it. */
function followChanges(element: HTMLElement, { resized, themed }: Followers): () => void {
  const width = new ResizeObserver(resized);
  const theme = new MutationObserver(themed);
  width.observe(element);
  theme.observe(document.body, { attributeFilter: ['class'] });
  return () => {
    width.disconnect();
    theme.disconnect();
  };
}
