import type { ExtractedFile } from '../extracted-file.js';

/** As `schemas/extract.schema.json` describes it. */
export function extractJson(files: readonly ExtractedFile[]): string {
  const prompts = files.flatMap((file) => file.prompts);
  const extracted = prompts.filter(({ written }) => written !== undefined).length;
  const report = {
    version: 1,
    files: files.map(({ path, fault, prompts: own }) => ({
      path,
      fault: fault ?? null,
      prompts: own.map(({ written, ...prompt }) => ({ ...prompt, written: written ?? null })),
    })),
    counts: { extracted, refused: prompts.length - extracted },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
