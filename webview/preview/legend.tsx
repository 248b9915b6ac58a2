import type { JSX } from 'preact';
import type { PreviewRequest, PreviewSnapshot, VariableView, ViewOption } from '../../src/protocol/preview.js';
import { t } from '../shared/l10n.js';
import { slotClass } from './slot-class.js';

interface Props {
  readonly variables: readonly VariableView[];
  readonly view: PreviewSnapshot['view'];
  readonly send: (request: PreviewRequest) => void;
}

const trusts = {
  dev: '',
  user: t('written by a user'),
  tool: t('written by a tool'),
  file: t('read from a file'),
} as const;

/** What the colours and lines in the messages mean; both can be switched off. */
export function Legend({ variables, view, send }: Props): JSX.Element {
  const toggle = (what: ViewOption): void => send({ type: 'view', what, on: !view[what] });
  return (
    <section class="legend" aria-label={t('Legend')}>
      <div class="toggles">
        <Toggle on={view.legend} title={t('Variables')} press={() => toggle('legend')} />
        <Toggle on={view.whitespace} title={t('Whitespace')} press={() => toggle('whitespace')} />
      </div>
      {view.legend && (
        <ul>
          {missingLast(variables).map((variable) => (
            <Entry key={variable.name} variable={variable} send={send} />
          ))}
          {variables.length === 0 && <li class="hint">{t('No variable: every row sends the same messages.')}</li>}
        </ul>
      )}
    </section>
  );
}

/** What is missing has a line of its own, below what is there. */
function missingLast(variables: readonly VariableView[]): VariableView[] {
  return [
    ...variables.filter(({ missing }) => missing === null),
    ...variables.filter(({ missing }) => missing !== null),
  ];
}

function Toggle({ on, title, press }: { on: boolean; title: string; press: () => void }): JSX.Element {
  return (
    <button type="button" class="quiet" aria-pressed={on} onClick={press}>
      {title}
    </button>
  );
}

interface EntryProps {
  readonly variable: VariableView;
  readonly send: Props['send'];
}

function Entry({ variable: { name, slot, trust, missing }, send }: EntryProps): JSX.Element {
  if (missing !== null) {
    return (
      <li class="lacks">
        <span class="piece missing">{name}</span>{' '}
        <small>
          {missing.reason}{' '}
          <button type="button" class="link" onClick={() => send({ type: 'reveal-missing', name })}>
            {missing.place}
          </button>
        </small>
      </li>
    );
  }
  return (
    <li>
      <span class={`piece value ${slotClass(slot)}`}>{name}</span>
      {trusts[trust] !== '' && <small> {trusts[trust]}</small>}
    </li>
  );
}
