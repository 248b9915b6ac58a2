import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Copied } from '../../src/protocol/copied.js';
import type { PreviewRequest, PromptView, RenderingView } from '../../src/protocol/preview.js';
import { t } from '../shared/l10n.js';
import { MessageCard } from './message-card.js';
import { pieceBeside } from './piece-beside.js';

interface Props {
  readonly rendering: RenderingView;
  readonly stale: boolean;
  readonly marks: PromptView['marks'];
  readonly version: number;
  readonly whitespace: boolean;
  readonly colours: boolean;
  readonly copied: Copied | null;
  readonly send: (request: PreviewRequest) => void;
}

/**
 * The messages. One piece at a time is in the tab order; arrow keys move to its neighbours, Enter goes to its source
 * and Ctrl+Enter (Command on a Mac) to its value.
 */
export function MessageList(props: Props): JSX.Element {
  const { rendering, stale, marks, version, send } = props;
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState('0:0');
  const slots = useMemo(() => new Map(rendering.variables.map(({ name, slot }) => [name, slot])), [rendering]);
  const first = marks[0] ? `${marks[0].message}:${marks[0].piece}` : undefined;
  useEffect(() => scrollTo(list.current, first), [first]);

  const reveal = (element: Element | null, toValue: boolean): void => {
    const [message, piece] = (element?.getAttribute('data-piece') ?? '').split(':').map(Number);
    if (message === undefined || piece === undefined) return;
    send({ type: 'reveal', what: toValue ? 'value' : 'source', version, message, piece });
  };
  const press = (event: MouseEvent): void => {
    const piece = pieceOf(event.target);
    // Somebody who marks text to copy it does not want to leave.
    if (!piece || !(document.getSelection()?.isCollapsed ?? true)) return;
    setActive(piece.getAttribute('data-piece') ?? active);
    reveal(piece, event.ctrlKey || event.metaKey);
  };
  const key = (event: KeyboardEvent): void => {
    const piece = pieceOf(event.target);
    if (!piece) return;
    if (event.key === 'Enter') reveal(piece, event.ctrlKey || event.metaKey);
    const next = list.current && pieceBeside(list.current, piece, event.key);
    if (!next) return;
    event.preventDefault();
    setActive(next.getAttribute('data-piece') ?? active);
    next.focus();
  };
  return (
    <div class={stale ? 'messages stale' : 'messages'} ref={list} onClick={press} onKeyDown={key}>
      {rendering.messages.length === 0 && (
        <p class="hint">{t('The prompt renders to nothing with these values, and nothing cannot be sent.')}</p>
      )}
      {rendering.messages.map((message, index) => (
        <MessageCard
          key={index}
          {...props}
          index={index}
          message={message}
          marked={new Set(marks.filter((mark) => mark.message === index).map((mark) => mark.piece))}
          active={active}
          slots={slots}
        />
      ))}
    </div>
  );
}

function pieceOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element && !target.closest('a') ? target.closest<HTMLElement>('[data-piece]') : null;
}

function scrollTo(list: HTMLElement | null, piece: string | undefined): void {
  const element = piece === undefined ? null : list?.querySelector(`[data-piece="${piece}"]`);
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
}
