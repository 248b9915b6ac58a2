import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../shared/l10n.js';

interface Props {
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

/** Milliseconds without a key before the rows are searched. */
const pause = 150;

/** Finds text in what rows were given and answered and in what was expected, or a row by its line. While it has the focus the user's typing wins. */
export function RowSearch({ search, onSearch }: Props): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    if (input.current && input.current !== document.activeElement) input.current.value = search;
  }, [search]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onInput = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(input.current?.value ?? ''), pause);
  };
  return (
    <input
      ref={input}
      class="search"
      type="search"
      aria-label={t('Search rows')}
      placeholder={t('Search inputs, answers, lines')}
      maxLength={200}
      onInput={onInput}
    />
  );
}
