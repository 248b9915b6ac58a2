import * as vscode from 'vscode';
import type { PreviewRequest } from '../../protocol/preview.js';
import { type EditorPlace, openPlace } from './open-place.js';
import { missingIn, pieceIn, problemIn, rowIn } from './piece-places.js';
import type { PreviewState } from './preview-state.js';
import type { RowSearch } from './row-search.js';
import type { Shown } from './shown.js';

/** What is asked of the prompt that is shown; the panel answers the rest itself. */
export type PromptRequest = Exclude<PreviewRequest, { readonly type: 'ready' | 'drawn' | 'pin' | 'view' }>;

export interface AnswerPorts {
  readonly state: PreviewState;
  readonly search: RowSearch;
  /** The number of the snapshot on the screen. */
  readonly version: () => number;
}

export async function answerPreview(request: PromptRequest, { state, search, version }: AnswerPorts): Promise<void> {
  const shown = state.shown();
  if (!shown) return;
  switch (request.type) {
    case 'choose':
      choose(state, request);
      break;
    case 'search':
      search.find(request.text, request.step);
      break;
    case 'value':
      state.setValue(request.name, request.text);
      break;
    case 'copy':
      await copy(shown, request.message);
      break;
    case 'reveal':
      // The numbers of pieces are those of one snapshot: a click that typing has overtaken leads nowhere.
      if (request.version === version()) await reveal(shown, pieceIn(shown, request, request.what));
      break;
    case 'reveal-row':
      await reveal(shown, rowIn(shown));
      break;
    case 'reveal-missing':
      await reveal(shown, missingIn(shown, request.name));
      break;
    case 'reveal-problem':
      await reveal(shown, problemIn(shown, request.index));
      break;
    default:
      request satisfies never;
  }
}

function choose(state: PreviewState, { what, number }: Extract<PromptRequest, { readonly type: 'choose' }>): void {
  if (what === 'prompt') state.choosePrompt(number);
  else if (what === 'variant') state.chooseVariant(number);
  else state.chooseRow(number);
}

async function reveal({ document }: Shown, place: EditorPlace | undefined): Promise<void> {
  if (place) await openPlace(place, document.uri);
}

async function copy({ last }: Shown, message: number | 'json'): Promise<void> {
  const sent = last?.preview.messages.filter(({ origin }) => origin.kind !== 'history').map((one) => one.sent) ?? [];
  const text = message === 'json' ? JSON.stringify(sent, null, 2) : last?.preview.messages[message]?.sent.content;
  if (text === undefined) return;
  await vscode.env.clipboard.writeText(text);
}
