import { isEditorModel } from './chat-model.js';

/** What results of the editor's models are worth, one sentence a model: every place that shows them says so. */
export function editorNotes(models: readonly string[]): string[] {
  return [...new Set(models)].filter(isEditorModel).map(editorNote);
}

function editorNote(model: string): string {
  return `${model} is a model of the editor: it is sent system text as the user's, may ignore parameters, and its tokens are estimates. What the plan behind it counts is not known here: where money is counted, it stands as $0.`;
}
