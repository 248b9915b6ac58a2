import { printable } from '../code-frame.js';
import { countFindings, type LintedFile } from '../linted-file.js';
import { counted } from '../../host/reports/wording.js';
import type { Palette } from '../palette.js';
import { findingsText, summary } from './lint-text.js';

const mostNamed = 10;

/** One round of watching: what was checked again in full, and of all other files where there is something left to do. */
export function watchText(
  { files, fresh }: { readonly files: readonly LintedFile[]; readonly fresh: ReadonlySet<string> },
  time: Date,
  color: Palette,
): string {
  const again = files.filter(({ path }) => fresh.has(path));
  const others = files.filter((file) => !fresh.has(file.path) && needsWork(file));
  const [first] = again;
  const what = again.length === 1 && first !== undefined ? printable(first.path) : counted(again.length, 'file');
  const head = color.dim(`${clock(time)}  checked ${what}`);
  return `${head}\n${findingsText(again, color)}${othersText(others, color)}${summary(files, color)}`;
}

function needsWork(file: LintedFile): boolean {
  const { error, warning, info } = countFindings([file]);
  return error + warning + info > 0;
}

/** One line a file, those with errors first. */
function othersText(files: readonly LintedFile[], color: Palette): string {
  const counts = files.map((file) => ({ path: file.path, ...countFindings([file]) }));
  const sorted = counts.sort((a, b) => b.error - a.error || b.warning - a.warning);
  const lines = sorted.slice(0, mostNamed).map(({ path, error, warning, info }) => {
    const parts = [
      error > 0 ? color.red(counted(error, 'error')) : '',
      warning > 0 ? color.yellow(counted(warning, 'warning')) : '',
      info > 0 ? color.blue(`${info} info`) : '',
    ];
    return `${color.bold(printable(path))}  as before: ${parts.filter((part) => part !== '').join(', ')}\n`;
  });
  const more = files.length - lines.length;
  return lines.join('') + (more > 0 ? `and ${counted(more, 'other file')} as before\n` : '');
}

function clock(time: Date): string {
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
