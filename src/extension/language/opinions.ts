import * as vscode from 'vscode';
import { carryOpinions } from '../../engine/lint/review/carry-opinions.js';
import type { Opinion } from '../../engine/lint/review/opinion.js';
import type { ReviewedPrompt } from '../../host/jobs/review-job.js';
import { rangeOf } from './ranges.js';

/** What models said of open prompts, shown beside the findings and never among them. */
export interface Opinions {
  /** In place of what was said of the document before. */
  show(document: vscode.TextDocument, reviewed: readonly ReviewedPrompt[]): void;
  dispose(): void;
}

interface Shown {
  /** The text the opinions are about: a change says only what it replaced. */
  readonly text: string;
  readonly byModel: readonly { readonly model: string; readonly opinions: readonly Opinion[] }[];
}

/** An opinion stays until the text around what it quotes is changed. */
export function createOpinions(): Opinions {
  const collection = vscode.languages.createDiagnosticCollection('hone review');
  const shown = new Map<vscode.TextDocument, Shown>();

  const put = (document: vscode.TextDocument, next: Shown): void => {
    shown.set(document, next);
    const diagnostics = next.byModel.flatMap(({ model, opinions }) =>
      opinions.map((opinion) => toDiagnostic(document, model, opinion)),
    );
    collection.set(document.uri, diagnostics);
  };
  const changed = ({ document, contentChanges }: vscode.TextDocumentChangeEvent): void => {
    const before = shown.get(document);
    if (before && contentChanges.length > 0) put(document, carried(before, contentChanges));
  };
  const closed = (document: vscode.TextDocument): void => {
    if (shown.delete(document)) collection.delete(document.uri);
  };

  const watching = vscode.Disposable.from(
    collection,
    vscode.workspace.onDidChangeTextDocument(changed),
    vscode.workspace.onDidCloseTextDocument(closed),
  );
  return {
    show(document, reviewed) {
      const byModel = reviewed.flatMap((one) =>
        'review' in one ? [{ model: one.model, opinions: one.review.opinions }] : [],
      );
      put(document, { text: document.getText(), byModel });
    },
    dispose(): void {
      watching.dispose();
    },
  };
}

/** Changes of one event are all meant in the text before it: the last in the text is applied first. */
function carried(before: Shown, changes: readonly vscode.TextDocumentContentChangeEvent[]): Shown {
  const fromTheEnd = [...changes].sort((a, b) => b.rangeOffset - a.rangeOffset);
  return fromTheEnd.reduce(({ text, byModel }, { rangeOffset: start, rangeLength, text: by }) => {
    const span = { start, end: start + rangeLength };
    return {
      text: text.slice(0, span.start) + by + text.slice(span.end),
      byModel: byModel.map(({ model, opinions }) => ({ model, opinions: carryOpinions(opinions, text, { span, by }) })),
    };
  }, before);
}

function toDiagnostic(
  document: vscode.TextDocument,
  model: string,
  { kind, message, quotes: [place, ...others], readings }: Opinion,
): vscode.Diagnostic {
  const both = readings.map((reading) => `\n- ${reading}`).join('');
  const diagnostic = new vscode.Diagnostic(
    rangeOf(document, place),
    `${message}${both}`,
    vscode.DiagnosticSeverity.Information,
  );
  diagnostic.source = vscode.l10n.t('hone review ({0})', model);
  diagnostic.code = kind;
  diagnostic.relatedInformation = others.map(
    (other) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(document.uri, rangeOf(document, other)),
        vscode.l10n.t('What it does not fit.'),
      ),
  );
  return diagnostic;
}
