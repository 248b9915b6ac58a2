import type { JSX } from 'preact';
import type { RowLabel, RowMarks as Marks } from '../../src/protocol/optimizer-run.js';
import { count } from '../shared/format.js';
import { t } from '../shared/l10n.js';

interface Props {
  readonly marks: Marks;
  readonly rows: readonly RowLabel[];
  /** True where a judge compares answers instead of scoring them. */
  readonly judged: boolean;
}

/** One mark a row: high where it is right, low where it is wrong, a dot where it was not asked; pointing at it names the row. */
export function RowMarks({ marks: { marks, hidden }, rows, judged }: Props): JSX.Element {
  const name = judged ? judgedText(marks) : marksText(marks);
  const label = hidden > 0 ? t('{0}; not drawn: {1}', name, count(hidden)) : name;
  const say = (event: MouseEvent): void => {
    const element = event.currentTarget as HTMLElement;
    const { left, width } = element.getBoundingClientRect();
    const at = Math.floor(((event.clientX - left) / Math.max(1, width)) * marks.length);
    element.title = titleOf(rows[at], marks[at], judged);
  };
  return (
    <div class="row-marks" role="img" aria-label={label} title={label} onMouseMove={say}>
      <svg viewBox={`0 0 ${marks.length} 10`} preserveAspectRatio="none" aria-hidden="true">
        {shapes.map(({ kind, mark, height }) => (
          <path key={kind} class={kind} d={pathOf(marks, mark, height)} />
        ))}
      </svg>
    </div>
  );
}

/** From the bottom, in tenths of the height: the form says it, the colour says it again. */
const shapes = [
  { kind: 'right', mark: '+', height: 10 },
  { kind: 'partly', mark: '~', height: 6 },
  { kind: 'wrong', mark: '-', height: 3 },
  { kind: 'unasked', mark: '.', height: 1 },
] as const;

/** One path for all marks of a kind, so that hundreds of versions stay quick to draw. */
function pathOf(marks: string, mark: string, height: number): string {
  let path = '';
  for (let at = marks.indexOf(mark); at >= 0; at = marks.indexOf(mark, at + 1))
    path += `M${at + 0.1} ${10 - height}h0.8v${height}h-0.8z`;
  return path;
}

function countOf(marks: string, mark: string): number {
  return marks.split(mark).length - 1;
}

function marksText(marks: string): string {
  const [right = '', partly = '', wrong = '', unasked = ''] = ['+', '~', '-', '.'].map((mark) =>
    count(countOf(marks, mark)),
  );
  const words =
    partly === '0'
      ? t('Rows right: {0}, wrong: {1}', right, wrong)
      : t('Rows right: {0}, in part: {1}, wrong: {2}', right, partly, wrong);
  return unasked === '0' ? words : t('{0}, not asked: {1}', words, unasked);
}

function judgedText(marks: string): string {
  const [won = '', tied = '', lost = ''] = ['+', '~', '-'].map((mark) => count(countOf(marks, mark)));
  return t('Rows preferred: {0}, tied: {1}, not preferred: {2}', won, tied, lost);
}

function titleOf(row: RowLabel | undefined, mark: string | undefined, judged: boolean): string {
  if (row === undefined || mark === undefined) return '';
  const words = (judged ? judgedWords : scoredWords)[mark] ?? '';
  return t('Line {0}, {1}: {2}', row.line, words, row.text);
}

const scoredWords: Readonly<Record<string, string>> = {
  '+': t('right'),
  '~': t('right in part'),
  '-': t('wrong'),
  '.': t('not asked'),
};

const judgedWords: Readonly<Record<string, string>> = {
  '+': t('preferred'),
  '~': t('tied'),
  '-': t('not preferred'),
  '.': t('not asked'),
};
