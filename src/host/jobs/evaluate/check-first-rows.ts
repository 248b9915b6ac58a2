import type { Row, RowItem } from '../../../engine/dataset/row.js';
import type { Variant } from '../../../engine/eval/contracts/cell.js';
import { cellPreparer, type PreparedCell, type PreparePorts } from '../../../engine/eval/prepare-cell.js';
import { mediaFault } from '../../../engine/model/media-form.js';
import { placeOf } from './place-of.js';
import { addressOf } from '../../../engine/prompt/prompt-address.js';
import { HostError } from '../../host-error.js';

/** Enough rows to tell a column that is missing from a row that is odd. */
const looked = 20;

export type UnboundVariant = { readonly variant: Variant } & PreparePorts;

/**
 * Refuses a run whose prompts do not fit the data, before anything is paid for: no rows, a column no row has, an
 * expected answer that is none of the labels, a recording for a model that takes none. A single odd row is no reason: it becomes an error of its own.
 * @returns what the user should know of them before anything is paid for
 * @throws HostError `bad-data`, `bad-argument`
 */
export async function checkFirstRows(
  variants: readonly UnboundVariant[],
  { items, file }: { readonly items: AsyncIterable<RowItem>; readonly file: string },
): Promise<readonly string[]> {
  const rows = await firstRows(items, file);
  const notices: string[] = [];
  for (const { variant, ...ports } of variants) {
    const prepare = cellPreparer(variant, ports);
    const cells = rows.map((row) => prepare(row, 0));
    refuseMedia(variant, cells);
    const fault = commonError(cells) ?? strangeLabel(variant, cells);
    if (fault !== undefined)
      throw new HostError('bad-data', `${fault.replace(/\.?$/, '.')} ${columnsText(file, rows)}`);
    notices.push(...oddLabel(variant, { cells, rows, file }));
  }
  return notices;
}

async function firstRows(items: AsyncIterable<RowItem>, file: string): Promise<Row[]> {
  const rows: Row[] = [];
  let problem: string | undefined;
  for await (const item of items) {
    if (item.type === 'row') rows.push(item.row);
    else problem ??= `${placeOf(item.problem, file)}: ${item.problem.message}`;
    if (rows.length === looked) break;
  }
  if (rows.length > 0) return rows;
  throw new HostError('bad-data', problem ?? `${file}: there are no rows to evaluate. Is it the right file?`);
}

/** The first row's error when every row has one. */
function commonError(cells: readonly PreparedCell[]): string | undefined {
  const errors = cells.flatMap((cell) => ('error' in cell ? [cell.error] : []));
  return errors.length === cells.length ? errors[0] : undefined;
}

/** @throws HostError `bad-argument` where no row's pictures, recordings or files can be sent to the model */
function refuseMedia({ prompt, model }: Variant, cells: readonly PreparedCell[]): void {
  const faults = cells.flatMap((cell) => ('error' in cell ? [] : (mediaFault(model, cell.request.messages) ?? [])));
  const [first] = faults;
  if (first !== undefined && faults.length === cells.length)
    throw new HostError('bad-argument', `${addressOf(prompt)}: ${first}`);
}

/** A row that expects what no label is: every answer that names one is wrong there, which the scores do not tell. */
function oddLabel(
  { prompt }: Variant,
  {
    cells,
    rows,
    file,
  }: { readonly cells: readonly PreparedCell[]; readonly rows: readonly Row[]; readonly file: string },
): string[] {
  const words = labelWords(prompt);
  if (words.length === 0) return [];
  for (const [index, cell] of cells.entries()) {
    const row = rows[index];
    if (row === undefined || 'error' in cell || cell.expected === undefined || words.includes(cell.expected)) continue;
    return [
      `${placeOf(row, file)}: \`expect\` gives '${cell.expected}', which is none of the labels, so an answer that is one is wrong there. hone lint ${prompt.path} lists such rows.`,
    ];
  }
  return [];
}

function labelWords({ config }: Variant['prompt']): readonly string[] {
  return config.output.labels.map(({ word }) => word);
}

function strangeLabel({ prompt }: Variant, cells: readonly PreparedCell[]): string | undefined {
  const words = labelWords(prompt);
  const expected = cells.flatMap((cell) => ('error' in cell || cell.expected === undefined ? [] : [cell.expected]));
  if (words.length === 0 || expected.length === 0 || expected.some((answer) => words.includes(answer)))
    return undefined;
  const labels = words.map((word) => `'${word}'`).join(', ');
  return `${addressOf(prompt)}: \`expect\` gives '${expected[0] ?? ''}', which is none of the labels ${labels}. Correct \`expect\` or \`output.labels\`.`;
}

function columnsText(file: string, rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  return `${file} has the columns ${columns.map((column) => `'${column}'`).join(', ')}.`;
}
