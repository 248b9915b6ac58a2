import type { JSX } from 'preact';
import type { VariantLine } from '../../src/protocol/results.js';
import { costText, count, duration, intervalText, scoreText } from '../shared/format.js';
import { IntervalBar } from '../shared/interval-bar.js';
import { isShare } from '../shared/is-share.js';
import { t } from '../shared/l10n.js';

interface Props {
  readonly metrics: readonly string[];
  readonly variants: readonly VariantLine[];
}

/** The variants with their scores, as bars with intervals, and what they cost. */
export function VariantTable({ metrics, variants }: Props): JSX.Element {
  const isStreamed = variants.some(({ firstTokenMs }) => firstTokenMs !== null);
  const titles = [t('Rows'), t('Errors'), t('Tokens'), t('Cost'), ...(isStreamed ? [t('First piece')] : [])];
  return (
    <div class="scroll-x" tabIndex={0} role="group" aria-label={t('Scores by variant')}>
      <table class="variants">
        <thead>
          <tr>
            <th scope="col">{t('Variant')}</th>
            {metrics.map((metric) => (
              <th key={metric} scope="col" class="score">
                {metric}
              </th>
            ))}
            {titles.map((title) => (
              <th key={title} scope="col" class="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {variants.map((variant) => (
            <VariantRow key={variant.id} metrics={metrics} variant={variant} isStreamed={isStreamed} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly metrics: readonly string[];
  readonly variant: VariantLine;
  readonly isStreamed: boolean;
}

function VariantRow({ metrics, variant, isStreamed }: RowProps): JSX.Element {
  return (
    <tr>
      <th scope="row" title={variant.id}>
        {variant.label}
      </th>
      {metrics.map((metric) => (
        <ScoreCell key={metric} estimate={variant.scores[metric]} />
      ))}
      <td class="number">{count(variant.n)}</td>
      <td class={variant.errors > 0 ? 'number failed' : 'number'}>{count(variant.errors)}</td>
      <td class="number">{count(variant.tokens)}</td>
      <td class="number">{variantCost(variant)}</td>
      {isStreamed && <td class="number">{variant.firstTokenMs === null ? '–' : duration(variant.firstTokenMs)}</td>}
    </tr>
  );
}

/** What answers from the cache cost says nothing of their price, and where there is none there is nothing to pay. */
function variantCost({ cached, tokens, usd }: VariantLine): string {
  if (cached) return t('from the cache');
  return tokens === 0 ? '–' : costText(usd);
}

function ScoreCell({ estimate }: { estimate: VariantLine['scores'][string] | undefined }): JSX.Element {
  if (!estimate) return <td class="score">–</td>;
  return (
    <td class="score">
      {isShare(estimate) && <IntervalBar {...estimate} />}
      <span>
        <strong>{scoreText(estimate)}</strong> <small>{intervalText(estimate)}</small>
      </span>
    </td>
  );
}
