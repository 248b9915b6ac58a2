import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { PreviewRequest, RowPicker } from '../../src/protocol/preview.js';
import { rowCount } from '../shared/format.js';
import { t } from '../shared/l10n.js';

interface Props {
  readonly rows: RowPicker;
  readonly send: (request: PreviewRequest) => void;
}

/** Enter goes to the next row that holds the text, with Shift to the one before. */
export function RowSearch({ rows: { search }, send }: Props): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const find = (step: 1 | -1): void => send({ type: 'search', text: input.current?.value ?? '', step });
  return (
    <span class="row-search" role="search">
      <input
        ref={input}
        type="search"
        placeholder={t('Find a row')}
        aria-label={t('Find a row that holds a text; Enter for the next, Shift+Enter for the one before')}
        defaultValue={search?.text ?? ''}
        onKeyDown={(event) => {
          if (event.key === 'Enter') find(event.shiftKey ? -1 : 1);
        }}
        onInput={(event) => {
          if (event.currentTarget.value === '') find(1);
        }}
      />
      <span class="matches" role="status">
        {search && search.text !== '' ? (search.matches === 0 ? t('no row') : rowCount(search.matches)) : ''}
      </span>
    </span>
  );
}
