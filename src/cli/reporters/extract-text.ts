import type { ExtractedFile, ExtractedPromptFile } from '../extracted-file.js';
import { counted } from '../../host/reports/wording.js';
import type { Palette } from '../palette.js';
import { noteLine } from './import-text.js';

/** What was written, and for each prompt what was not taken over, with its place. */
export function extractText(files: readonly ExtractedFile[], color: Palette): string {
  const prompts = files.flatMap((file) => file.prompts);
  const extracted = prompts.filter(({ written }) => written !== undefined).length;
  const refused = prompts.length - extracted;
  const unread = files.filter(({ fault }) => fault !== undefined).length;
  const left = [
    ...(refused === 0 ? [] : [`${refused} not extracted`]),
    ...(unread === 0 ? [] : [`${counted(unread, 'file')} not read`]),
  ].map((part) => `, ${color.red(part)}`);
  const lines = files.flatMap((file) => fileLines(file, color));
  const head = lines.length === 0 ? '' : [...lines, ''].join('\n');
  return `${head}${color.green(`${counted(extracted, 'prompt')} extracted`)} from ${counted(files.length, 'file')}${left.join('')}.\n`;
}

function fileLines(file: ExtractedFile, color: Palette): string[] {
  const { path, fault, prompts } = file;
  const unread = fault && [`${color.red('not read')}  ${color.bold(path)}`, noteLine(path, fault, color)];
  return [...(unread ?? []), ...prompts.flatMap((prompt) => promptLines(path, prompt, color))];
}

function promptLines(path: string, prompt: ExtractedPromptFile, color: Palette): string[] {
  const { written, caller, line, column, refused, lost } = prompt;
  const from = `${path}:${line}:${column}  ${caller}`;
  const head =
    written === undefined
      ? `${color.red('not extracted')}  ${from}`
      : `${color.green('wrote')}  ${color.bold(written)}  from ${from}`;
  return [head, ...[...refused, ...lost].map((note) => noteLine(path, note, color))];
}
