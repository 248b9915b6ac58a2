import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PreviewRequest, RowPicker } from '../../src/protocol/preview.js';
import { count } from '../shared/format.js';
import { t } from '../shared/l10n.js';
import { RowSearch } from './row-search.js';

interface Props {
  readonly rows: RowPicker;
  readonly send: (request: PreviewRequest) => void;
}

/** Which row's values are shown: one back, one on, a number, or the next that holds a text. */
export function RowBar({ rows, send }: Props): JSX.Element {
  const { number, total } = rows;
  const go = (to: number): void => send({ type: 'choose', what: 'row', number: to });
  return (
    <div class="row-bar" role="group" aria-label={t('Row')}>
      <button type="button" aria-label={t('Previous row')} disabled={number <= 1} onClick={() => go(number - 1)}>
        ‹
      </button>
      <RowNumber number={number} total={total} go={go} />
      <button type="button" aria-label={t('Next row')} disabled={number >= total} onClick={() => go(number + 1)}>
        ›
      </button>
      <span class="of" role="status">
        {countText(rows)}
      </span>
      <RowSource rows={rows} send={send} />
      {total > 1 && <RowSearch rows={rows} send={send} />}
    </div>
  );
}

interface NumberProps {
  readonly number: number;
  readonly total: number;
  readonly go: (to: number) => void;
}

/** While it has the focus the user's typing wins over numbers from outside. */
function RowNumber({ number, total, go }: NumberProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (input.current && input.current !== document.activeElement) input.current.value = String(number);
  }, [number]);
  const step = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = number + by;
    if (by === 0 || next < 1 || next > total) return;
    event.preventDefault();
    if (input.current) input.current.value = String(next);
    go(next);
  };
  return (
    <input
      ref={input}
      class="row-number"
      inputMode="numeric"
      aria-label={t('Row number, of {0}', total)}
      disabled={total === 0}
      onKeyDown={step}
      onChange={(event) => {
        const wanted = Math.round(Number(event.currentTarget.value));
        const valid = Number.isFinite(wanted) ? Math.min(Math.max(wanted, 1), total) : number;
        event.currentTarget.value = String(valid);
        if (valid !== number) go(valid);
      }}
    />
  );
}

function countText({ total, state }: RowPicker): string {
  if (state === 'reading') return total === 0 ? t('reading…') : t('of {0}…', count(total));
  return state === 'more' ? t('of the first {0}', count(total)) : t('of {0}', count(total));
}

/** The row's place: in its data file, or in the prompt itself. */
function RowSource({ rows: { file, line, title, number }, send }: Props): JSX.Element | null {
  if (number === 0) return null;
  const where = file ?? t('in this file');
  const name = file === null ? (title ?? t('sample')) : file.slice(file.lastIndexOf('/') + 1);
  return (
    <button
      type="button"
      class="link source"
      title={line === null ? t('Go to the row: {0}', where) : t('Go to the row: {0}, line {1}', where, line)}
      onClick={() => send({ type: 'reveal-row' })}
    >
      {line === null ? name : `${name}:${line}`}
    </button>
  );
}
