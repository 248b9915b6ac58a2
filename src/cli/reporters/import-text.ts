import type { ImportedFile, ImportedPromptFile, ImportNote } from '../actions/import-file.js';
import { printable } from '../code-frame.js';
import { counted } from '../../host/reports/wording.js';
import type { Palette } from '../palette.js';

/** What was written, and for each file what was not carried over, with its place. */
export function importText(files: readonly ImportedFile[], color: Palette): string {
  const prompts = files.flatMap((file) => file.prompts);
  const imported = prompts.filter(({ written }) => written !== undefined).length;
  const refused = prompts.length - imported;
  const lines = files.flatMap((file) => file.prompts.flatMap((prompt) => promptLines(file, prompt, color)));
  const rest = refused === 0 ? '' : `, ${color.red(`${refused} not imported`)}`;
  return `${[...lines, ''].join('\n')}${color.green(`${counted(imported, 'prompt')} imported`)}${rest}.\n`;
}

function promptLines({ path }: ImportedFile, prompt: ImportedPromptFile, color: Palette): string[] {
  const { name, written, data, partials, refused, lost } = prompt;
  const made = [written, data, ...partials].filter((file) => file !== undefined);
  const head =
    written === undefined
      ? `${color.red('not imported')}  ${color.bold(path)}  ${printable(name)}`
      : `${color.green('wrote')}  ${color.bold(made.join(', '))}  from ${path}`;
  return [head, ...[...refused, ...lost].map((note) => noteLine(path, note, color))];
}

export function noteLine(path: string, { line, column, message, code }: ImportNote, color: Palette): string {
  return `  ${path}:${line}:${column}  ${printable(message)}  ${color.dim(code)}`;
}
