/** What a model of the editor is called. */
export interface EditorModelName {
  readonly vendor: string;
  readonly family: string;
  readonly id: string;
  readonly version: string;
}

/** How each is written, those of one family by their ids. */
export function editorModelIds(models: readonly EditorModelName[]): string[] {
  const inFamily = ({ vendor, family }: EditorModelName): number =>
    models.filter((other) => other.vendor === vendor && other.family === family).length;
  return models.map((model) =>
    inFamily(model) === 1 || model.id === model.family
      ? `vscode/${model.vendor}/${model.family}`
      : `vscode/${model.id}`,
  );
}
