import type * as vscode from 'vscode';

/** What of VS Code's API its language models are asked through. It is passed in, so that tests can stand in for it. */
export type EditorApi = Pick<
  typeof vscode,
  | 'CancellationTokenSource'
  | 'LanguageModelChatMessage'
  | 'LanguageModelChatToolMode'
  | 'LanguageModelTextPart'
  | 'LanguageModelToolCallPart'
  | 'lm'
  | 'version'
>;

/** For pictures, since VS Code 1.106: older ones have the class already and let no extension send it. */
interface DataParts {
  readonly LanguageModelDataPart: { image(data: Uint8Array, mime: string): vscode.LanguageModelTextPart };
}

const firstMinorWithPictures = 106;

export function dataParts(api: EditorApi): DataParts['LanguageModelDataPart'] | undefined {
  const [major = 0, minor = 0] = api.version.split('.').map((part) => Number.parseInt(part, 10));
  const isNew = major > 1 || (major === 1 && minor >= firstMinorWithPictures);
  return isNew ? (api as unknown as Partial<DataParts>).LanguageModelDataPart : undefined;
}
