import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Copied } from '../../src/protocol/copied.js';
import type { MessageView, PreviewRequest } from '../../src/protocol/preview.js';
import { CopyButton } from '../shared/copy-button.js';
import { costText, count } from '../shared/format.js';
import { t } from '../shared/l10n.js';
import { about } from './about-tokens.js';
import { Piece } from './piece.js';

interface Props {
  readonly index: number;
  readonly message: MessageView;
  /** Numbers of the pieces the cursor stands at. */
  readonly marked: ReadonlySet<number>;
  /** The piece in the tab order, `message:piece`. */
  readonly active: string;
  readonly slots: ReadonlyMap<string, number>;
  readonly whitespace: boolean;
  readonly colours: boolean;
  readonly copied: Copied | null;
  readonly send: (request: PreviewRequest) => void;
}

/** Characters from which on a message is folded: about what fits on a screen. */
const long = 3000;

export function MessageCard(props: Props): JSX.Element {
  const { index, message, marked, copied, send } = props;
  const [open, setOpen] = useState(false);
  const isLong = message.pieces.reduce((sum, { text }) => sum + text.length, 0) > long;
  const folded = isLong && !open;
  // What the cursor stands at is never hidden.
  useEffect(() => {
    if (marked.size > 0) setOpen(true);
  }, [marked.size > 0]);
  const title = message.demo === null ? message.role : t('{0}, demonstration {1}', message.role, message.demo);
  return (
    <section class={message.demo === null ? 'message' : 'message demo'} aria-label={title}>
      <h2>
        <span class="role">{message.role}</span>
        {message.demo !== null && <small>{t('demonstration {0}', message.demo)}</small>}
        <span class="aside">
          <small>
            {about(message.tokens)}
            <span class="cost">, {costText(message.usd)}</span>
          </small>
          <CopyButton
            look="quiet"
            what={String(index)}
            copied={copied}
            words={t('Copy')}
            name={t('Copy the {0} message', title)}
            onPress={() => send({ type: 'copy', message: index })}
          />
        </span>
      </h2>
      <div class={folded ? 'text folded' : 'text'}>
        {message.pieces.map((piece, number) => (
          <Piece key={number} {...props} piece={piece} id={`${index}:${number}`} marked={marked.has(number)} />
        ))}
        {message.hidden > 0 && (
          <em class="hint"> {t('… {0} more characters, sent but not shown here', count(message.hidden))}</em>
        )}
      </div>
      {isLong && (
        <button type="button" class="fold" aria-expanded={!folded} onClick={() => setOpen(folded)}>
          {folded ? t('Show all of it') : t('Show less')}
        </button>
      )}
    </section>
  );
}
