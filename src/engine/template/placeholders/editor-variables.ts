/** A variable the editor fills in when a prompt runs. */
interface EditorVariable {
  readonly name: string;
  readonly documentation: string;
}

/** The variables VS Code's documentation of prompt files lists, `${input:…}` aside (read on 2026-11-26). */
export const editorVariables: readonly EditorVariable[] = [
  { name: 'selection', documentation: 'The text selected in the active editor.' },
  { name: 'selectedText', documentation: 'The text selected in the active editor.' },
  { name: 'file', documentation: 'The path of the file in the active editor.' },
  { name: 'fileBasename', documentation: 'The name of the file in the active editor.' },
  {
    name: 'fileBasenameNoExtension',
    documentation: 'The name of the file in the active editor without its extension.',
  },
  { name: 'fileDirname', documentation: 'The folder of the file in the active editor.' },
  { name: 'workspaceFolder', documentation: 'The path of the workspace folder.' },
  { name: 'workspaceFolderBasename', documentation: 'The name of the workspace folder.' },
];

const names: ReadonlySet<string> = new Set(editorVariables.map(({ name }) => name));

export function isEditorVariable(name: string): boolean {
  return names.has(name);
}
