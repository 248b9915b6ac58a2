import type { ImportedFile } from '../actions/import-file.js';

/** As `schemas/import.schema.json` describes it. */
export function importJson(files: readonly ImportedFile[]): string {
  const prompts = files.flatMap((file) => file.prompts);
  const imported = prompts.filter(({ written }) => written !== undefined).length;
  const report = {
    version: 1,
    files: files.map(({ path, format, prompts: own }) => ({
      path,
      format,
      prompts: own.map(({ name, written, data, partials, refused, lost }) => ({
        name,
        written: written ?? null,
        data: data ?? null,
        partials,
        refused,
        lost,
      })),
    })),
    counts: { imported, refused: prompts.length - imported },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
