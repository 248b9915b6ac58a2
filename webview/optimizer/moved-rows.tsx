import type { JSX } from 'preact';
import type { MovedLine, MovedLines, VerdictView } from '../../src/protocol/optimizer-run.js';
import { count } from '../shared/format.js';
import { t } from '../shared/l10n.js';

interface Props {
  readonly moved: NonNullable<VerdictView['moved']>;
  readonly judged: boolean;
}

/** The sealed rows that changed sides, each with what was answered before and after. Losses first: they are what to look at. */
export function MovedRows({ moved: { wins, losses }, judged }: Props): JSX.Element {
  const [lost, won] = judged
    ? [
        t('Test rows on which the answer before is preferred: {0}'),
        t('Test rows on which the new answer is preferred: {0}'),
      ]
    : [t('Test rows that got worse: {0}'), t('Test rows that got better: {0}')];
  return (
    <div class="moved">
      <MovedList title={lost} moved={losses} kind="lost" />
      <MovedList title={won} moved={wins} kind="won" />
    </div>
  );
}

interface ListProps {
  /** With a place for the number. */
  readonly title: string;
  readonly moved: MovedLines;
  readonly kind: 'won' | 'lost';
}

function MovedList({ title, moved: { lines, hidden }, kind }: ListProps): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <details class={`fold ${kind}`}>
      <summary>{title.replace('{0}', count(lines.length + hidden))}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line.line}>
            <MovedRow row={line} />
          </li>
        ))}
      </ul>
      {hidden > 0 && <p class="hint">{t('{0} more are in the report.', count(hidden))}</p>}
    </details>
  );
}

function MovedRow({ row }: { readonly row: MovedLine }): JSX.Element {
  const { line, text, expected, before, after } = row;
  return (
    <details class="moved-row">
      <summary>
        <span class="line">{line}</span> <span class="answers">{answers(row)}</span> <span class="hint">{text}</span>
      </summary>
      <dl class="facts">
        <Fact term={t('Row')} text={text} />
        {expected !== null && <Fact term={t('Expected')} text={expected} />}
        <Fact term={t('Before')} text={before} />
        <Fact term={t('After')} text={after} />
      </dl>
    </details>
  );
}

function answers({ before, after }: MovedLine): string {
  return `${shortened(before)} → ${shortened(after)}`;
}

/** Enough to tell labels apart; the whole answer is one press away. */
function shortened(answer: string): string {
  const line = answer.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return t('no answer');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

function Fact({ term, text }: { readonly term: string; readonly text: string }): JSX.Element {
  return (
    <>
      <dt>{term}</dt>
      <dd>{text === '' ? t('no answer') : text}</dd>
    </>
  );
}
