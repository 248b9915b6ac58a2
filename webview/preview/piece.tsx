import type { JSX } from 'preact';
import type { MediaView, PieceView } from '../../src/protocol/preview.js';
import { t } from '../shared/l10n.js';
import { slotClass } from './slot-class.js';
import { visibleText } from './visible-text.js';

interface Props {
  readonly piece: PieceView;
  /** `message:piece`, both from 0. */
  readonly id: string;
  readonly marked: boolean;
  readonly active: string;
  readonly slots: ReadonlyMap<string, number>;
  readonly whitespace: boolean;
  readonly colours: boolean;
}

/** A piece of a message. Literal text is read as text; what was put into it can be told apart and pressed. */
export function Piece({ piece, id, marked, active, slots, whitespace, colours }: Props): JSX.Element {
  const place = { 'data-piece': id, tabIndex: active === id ? 0 : -1 };
  const mark = marked ? ' marked' : '';
  const { kind, text, variable, media } = piece;
  const shown = whitespace ? visibleText(text) : text;
  if (kind === 'literal') {
    return (
      <span {...place} class={`piece literal${mark}`}>
        {shown}
      </span>
    );
  }
  if (media) {
    return (
      <span {...place} class={`piece media${mark}`}>
        <Media media={media} />
      </span>
    );
  }
  return (
    <span {...place} role="button" class={`piece ${kind} ${colourOf(piece, slots, colours)}${mark}`} {...named(piece)}>
      {kind === 'missing' ? (
        (piece.sent ?? variable ?? text)
      ) : kind === 'value' ? (
        shown === '' ? (
          <i>{t('empty')}</i>
        ) : (
          shown
        )
      ) : (
        placeWords(piece)
      )}
    </span>
  );
}

function colourOf({ kind, variable }: PieceView, slots: ReadonlyMap<string, number>, colours: boolean): string {
  if (kind !== 'value') return '';
  if (!colours) return 'plain';
  const slot = variable === null ? undefined : slots.get(variable);
  return slot === undefined ? 'mixed' : slotClass(slot);
}

function named({ kind, text, variable, sent, place }: PieceView): { title: string; 'aria-label': string } {
  const name = variable ?? t('several variables');
  if (kind === 'missing') {
    const label = place === undefined ? t('{0}: no value', text) : t('{0}: no value in {1}', text, place);
    return { title: lackText(text, place, sent !== undefined), 'aria-label': label };
  }
  if (kind === 'value') return { title: t('{0} (Ctrl+click: to its value)', name), 'aria-label': `${name}: ${text}` };
  const words = kind === 'history' ? t('The conversation so far goes here') : t('Section {0}', text);
  return { title: words, 'aria-label': words };
}

function lackText(name: string, place: string | undefined, isKept: boolean): string {
  if (place === undefined) {
    return isKept
      ? t('{0} has no value, so this stands as it is written', name)
      : t('{0} has no value, so nothing is sent', name);
  }
  return isKept
    ? t('{0} has no value in {1}, so this stands as it is written', name, place)
    : t('{0} has no value in {1}, so nothing is sent', name, place);
}

function placeWords({ kind, text }: PieceView): string {
  return kind === 'history' ? t('the conversation so far') : t('section {0}', text);
}

function Media({ media }: { readonly media: MediaView }): JSX.Element {
  if (media.kind === 'image') return <img src={media.source} alt={media.label} title={media.label} />;
  if (media.kind === 'box') return <span class="box">{media.label}</span>;
  return (
    <span class="box">
      {media.label} <a href={media.address}>{media.address}</a>
    </span>
  );
}
