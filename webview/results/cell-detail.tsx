import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { OpenCell } from '../../src/protocol/results.js';
import { Button } from '../shared/button.js';
import { count, dollars } from '../shared/format.js';
import { Notice } from '../shared/notice.js';

interface Props {
  readonly cell: OpenCell;
  readonly onClose: () => void;
  /** Absent while a run goes on. */
  readonly onRerun: ((row: string) => void) | undefined;
}

/** One answer with the exact messages that led to it and how it was scored. Escape closes it. */
export function CellDetail({ cell, onClose, onRerun }: Props): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [cell.row, cell.variant]);
  return (
    <section
      class="cell-detail"
      aria-label={`Line ${cell.line}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div class="detail-title">
        <h2 tabIndex={-1} ref={heading}>
          Line {cell.line} <small>{cell.variant}</small>
        </h2>
        {onRerun && (
          <Button secondary onPress={() => onRerun(cell.row)}>
            Run this row again
          </Button>
        )}
        <Button secondary onPress={onClose}>
          Close
        </Button>
      </div>
      <dl class="facts">
        <Fact term="Expected" text={cell.expected ?? '–'} />
        <Fact term="Answer" text={cell.error ?? cell.answer} />
        {cell.label !== null && <Fact term="Label read" text={cell.label} />}
        {cell.scores.map(({ metric, value, reason }) => (
          <Fact key={metric} term={metric} text={reason === null ? score(value) : `${score(value)} · ${reason}`} />
        ))}
        <Fact term="Tokens" text={tokens(cell)} />
      </dl>
      <h3>Messages sent</h3>
      {cell.problem && <Notice kind="warning">{cell.problem}</Notice>}
      {cell.messages.map(({ role, content }, index) => (
        <div key={index} class="message">
          <span class="role">{role}</span>
          <pre>{content}</pre>
        </div>
      ))}
    </section>
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

function score(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}

function tokens(cell: OpenCell): string {
  const cost = cell.cached ? 'from the cache' : dollars(cell.usd);
  return `${count(cell.inputTokens)} in, ${count(cell.outputTokens)} out, ${cost}`;
}
