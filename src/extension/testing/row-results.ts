import * as vscode from 'vscode';
import type { CellResult } from '../../engine/eval/contracts/cell.js';
import type { EvaluationEvent, StartedEvent } from '../../engine/eval/contracts/evaluation-event.js';
import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import { whole } from '../numbers.js';
import { variantLabels } from '../results/result-words.js';
import { variantLines } from '../scores/score-words.js';
import { rowOutcome } from './cell-outcome.js';
import type { Explorer } from './explorer.js';
import { report } from './report-row.js';

/** Turns the events of an evaluation into results of rows. */
export interface RowResults {
  readonly apply: (event: EvaluationEvent) => void;
  end(): void;
}

interface Started {
  /** The prompt of each variant. */
  readonly prompts: ReadonlyMap<string, vscode.Uri>;
  readonly labels: ReadonlyMap<string, string>;
  /** How many answers make a row of a prompt complete. */
  readonly answers: ReadonlyMap<vscode.Uri, number>;
}

/** Gathers the answers to a row until all variants of its prompt have one. */
export function createRowResults(
  run: vscode.TestRun,
  prompts: readonly vscode.Uri[],
  { items, rootOf }: Pick<Explorer, 'items' | 'rootOf'>,
): RowResults {
  let started: Started | undefined;
  let unlisted = 0;
  const waiting = new Map<vscode.TestItem, CellResult[]>();
  const add = (cell: CellResult, { prompts: promptOf, labels, answers }: Started): void => {
    const prompt = promptOf.get(cell.variant);
    const item = prompt && items.rowItem(prompt, cell.row);
    if (prompt === undefined || item === undefined) {
      unlisted++;
      return;
    }
    const cells = [...(waiting.get(item) ?? []), cell];
    if (cells.length === 1) run.started(item);
    waiting.set(item, cells);
    if (cells.length < (answers.get(prompt) ?? 1)) return;
    waiting.delete(item);
    report(
      run,
      item,
      rowOutcome(cells, (variant) => labels.get(variant) ?? variant),
    );
  };
  return {
    apply(event) {
      if (event.type === 'started') started = startOf(event, prompts, rootOf);
      else if (event.type === 'problem') run.appendOutput(`${event.message}\r\n`);
      else if (event.type === 'finished') run.appendOutput(scoresText(event.report));
      else if (started) add(event.result, started);
    },
    end() {
      for (const item of waiting.keys()) run.skipped(item);
      waiting.clear();
      if (unlisted === 0) return;
      run.appendOutput(`${unlistedText(unlisted)}\r\n`);
    },
  };
}

function unlistedText(answers: number): string {
  return answers === 1
    ? vscode.l10n.t('1 answer belongs to a row that is not listed: the results panel has it.')
    : vscode.l10n.t('{0} answers belong to rows that are not listed: the results panel has them all.', whole(answers));
}

function startOf({ variants }: StartedEvent, uris: readonly vscode.Uri[], rootOf: Explorer['rootOf']): Started {
  const byPath = new Map(uris.map((uri) => [uri.path.slice(rootOf(uri).path.length + 1), uri]));
  const prompts = new Map(
    variants.flatMap(({ id, prompt: { path } }): [string, vscode.Uri][] => {
      const uri = byPath.get(path);
      return uri ? [[id, uri]] : [];
    }),
  );
  const answers = new Map<vscode.Uri, number>();
  for (const uri of prompts.values()) answers.set(uri, (answers.get(uri) ?? 0) + 1);
  return { prompts, labels: variantLabels(variants), answers };
}

/** A line for each variant and metric, with the interval of the score. */
function scoresText({ variants }: EvaluationReport): string {
  const metrics = new Set(variants.flatMap(({ scores }) => Object.keys(scores)));
  const lines = Array.from(metrics).flatMap((metric) =>
    variantLines({
      metric,
      variants: variants.flatMap(({ model, inputs, n, scores }) => {
        const estimate = scores[metric];
        return estimate ? [{ model, inputs, n, ...estimate }] : [];
      }),
    }),
  );
  return lines.map((line) => `${line}\r\n`).join('');
}
