import type { JSX } from 'preact';
import type { FrontLine } from '../../src/protocol/optimizer-run.js';
import { costText, count, percent } from '../shared/format.js';
import { t } from '../shared/l10n.js';

interface Props {
  readonly front: readonly FrontLine[];
  readonly onShowDiff: (candidate: string) => void;
}

/** Shorter or cheaper versions that only a longer or dearer one beats: a choice between score and cost. */
export function FrontTable({ front, onShowDiff }: Props): JSX.Element | null {
  if (front.length < 2) return null;
  const isPriced = front.some(({ usd }) => usd !== null && usd > 0);
  return (
    <details class="fold">
      <summary>{t('Score against length and cost: {0} versions to choose from', count(front.length))}</summary>
      <p class="hint">
        {t('No other version is as good, as short and as cheap as these. On the development rows, which flatter them.')}
      </p>
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{t('Version')}</th>
            <th scope="col">{t('Score')}</th>
            <th scope="col">{t('Tokens a call')}</th>
            {isPriced && <th scope="col">{t('1,000 calls')}</th>}
          </tr>
        </thead>
        <tbody>
          {front.map((line) => (
            <tr key={line.id} class={line.best ? 'best' : undefined}>
              <th scope="row">
                <VersionName line={line} onShowDiff={onShowDiff} />
              </th>
              <td>{percent(line.score)}</td>
              <td>{count(Math.round(line.inputTokens))}</td>
              {isPriced && <td>{costText(line.usd === null ? null : line.usd * 1000)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

interface NameProps {
  readonly line: FrontLine;
  readonly onShowDiff: (candidate: string) => void;
}

function VersionName({ line: { id, seed, best }, onShowDiff }: NameProps): JSX.Element {
  if (seed) return <>{t('as it is')}</>;
  const name = id.slice(0, 6);
  return (
    <>
      <button
        type="button"
        class="link"
        aria-label={t('Show diff of version {0}', name)}
        onClick={() => onShowDiff(id)}
      >
        {name}
      </button>
      {best && ` (${t('best')})`}
    </>
  );
}
