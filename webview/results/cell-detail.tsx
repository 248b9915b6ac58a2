import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Copied } from '../../src/protocol/copied.js';
import type { OpenCell, ResultsRequest } from '../../src/protocol/results.js';
import { Button } from '../shared/button.js';
import { CopyButton } from '../shared/copy-button.js';
import { costText, count, duration } from '../shared/format.js';
import { t } from '../shared/l10n.js';
import { Notice } from '../shared/notice.js';
import { AnswerDiff } from './answer-diff.js';
import { CellScores } from './cell-scores.js';

interface Props {
  readonly cell: OpenCell;
  readonly copied: Copied | null;
  readonly send: (request: ResultsRequest) => void;
  /** Absent while a run goes on. */
  readonly onRerun: (() => void) | undefined;
}

/** One answer with the exact messages that led to it and how it was scored. Escape closes it. */
export function CellDetail({ cell, copied, send, onRerun }: Props): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [cell.row, cell.variant]);
  const close = (): void => send({ type: 'close' });
  return (
    <section
      class="cell-detail"
      aria-label={t('Line {0}', cell.line)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div class="section-title">
        <h2 tabIndex={-1} ref={heading}>
          {t('Line {0}', cell.line)} <small title={cell.variant}>{cell.label}</small>
        </h2>
        <div class="actions">
          {onRerun && (
            <Button secondary onPress={onRerun}>
              {t('Run this row again')}
            </Button>
          )}
          <CopyButton
            what="answer"
            copied={copied}
            words={t('Copy answer')}
            onPress={() => send({ type: 'copy', what: 'answer' })}
          />
          <Button secondary onPress={close}>
            {t('Close')}
          </Button>
        </div>
      </div>
      <dl class="facts">
        <Fact term={t('Expected')} text={cell.expected ?? '–'} />
        <Fact term={cell.error === null ? t('Answer') : t('Error')} text={cell.error ?? cell.answer} />
        {cell.read !== null && cell.read !== cell.answer && <Fact term={t('Label read')} text={cell.read} />}
        <Fact term={t('Tokens')} text={tokens(cell)} />
        {timeOf(cell) !== '' && <Fact term={t('Time')} text={timeOf(cell)} />}
        {cell.grading && <Fact term={t('Grading')} text={gradingText(cell.grading)} />}
      </dl>
      <CellScores scores={cell.scores} duels={cell.duels} />
      {cell.others.length > 0 && <AnswerDiff key={`${cell.row} ${cell.variant}`} cell={cell} />}
      <SentMessages cell={cell} copied={copied} onCopy={() => send({ type: 'copy', what: 'messages' })} />
    </section>
  );
}

interface SentProps {
  readonly cell: OpenCell;
  readonly copied: Copied | null;
  readonly onCopy: () => void;
}

function SentMessages({ cell: { messages, problem }, copied, onCopy }: SentProps): JSX.Element {
  return (
    <>
      <div class="section-title">
        <h3>{t('Messages sent')}</h3>
        {messages.length > 0 && (
          <CopyButton what="messages" copied={copied} words={t('Copy messages')} onPress={onCopy} />
        )}
      </div>
      {problem && <Notice kind="warning">{problem}</Notice>}
      {messages.map(({ role, content }, index) => (
        <div key={index} class="message">
          <span class="role">{role}</span>
          <pre tabIndex={0} role="group" aria-label={t('Message of {0}', role)}>
            {content}
          </pre>
        </div>
      ))}
    </>
  );
}

function Fact({ term, text }: { readonly term: string; readonly text: string }): JSX.Element {
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  );
}

function tokens(cell: OpenCell): string {
  const cost = cell.cached ? t('from the cache') : costText(cell.usd);
  return t('{0} in, {1} out, {2}', count(cell.inputTokens), count(cell.outputTokens), cost);
}

function timeOf({ cached, milliseconds, firstTokenMs }: OpenCell): string {
  if (cached || milliseconds === 0) return '';
  const whole = duration(milliseconds);
  return firstTokenMs === null ? whole : t('{0}, the first piece after {1}', whole, duration(firstTokenMs));
}

function gradingText({ calls, tokens: all, usd, cached }: NonNullable<OpenCell['grading']>): string {
  const cost = cached ? t('from the cache') : costText(usd);
  if (calls === 1) return t('1 call, {0} tokens, {1}', count(all), cost);
  return t('{0} calls, {1} tokens, {2}', count(calls), count(all), cost);
}
