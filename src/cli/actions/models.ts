import { factsVerifiedOn, oldAfterDays, oldRows } from '../../engine/model/model-facts.js';
import type { ModelListing } from '../../host/models/list-models.js';
import { today } from '../../host/today.js';
import { exitCodes, type ExitCode } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';
import { paletteFor } from '../palette.js';
import { openWorkspaces } from '../workspaces.js';

export interface ModelsArguments {
  readonly format: 'text' | 'json';
  readonly check?: boolean;
  /** Days; as the linter has it when not given. */
  readonly olderThan?: number;
}

/** Says which rows of the data file somebody should read again. */
export function checkModels({ format, olderThan = oldAfterDays }: ModelsArguments, terminal: Terminal): ExitCode {
  const day = today();
  const old = oldRows(day, olderThan);
  if (format === 'json')
    terminal.print(`${JSON.stringify({ version: 1, today: day, olderThan, old }, undefined, 2)}\n`);
  else if (old.length === 0) {
    terminal.print(
      `Every row about a model was read within the last ${olderThan} days; all of them on ${factsVerifiedOn} last.\n`,
    );
  } else {
    const lines = old.map(({ name, verifiedOn }) => `  ${verifiedOn}  ${name}`);
    terminal.print(
      [`${old.length} rows are older than ${olderThan} days; read their sources again:`, ...lines, ''].join('\n'),
    );
  }
  return old.length === 0 ? exitCodes.fine : exitCodes.findings;
}

export async function printModels({ format }: ModelsArguments, terminal: Terminal): Promise<ExitCode> {
  const listing = (await openWorkspaces(terminal).of(terminal.cwd)).listModels();
  terminal.print(
    format === 'json'
      ? `${JSON.stringify({ version: 1, ...listing }, undefined, 2)}\n`
      : table(listing, terminal.color),
  );
  return exitCodes.fine;
}

function table({ providers, models }: ModelListing, isColored: boolean): string {
  const color = paletteFor(isColored);
  const wide = Math.max(...providers.map(({ name }) => name.length));
  const hosts = providers.map(({ name, ready, keyVariable, baseUrl }) => {
    const state = ready ? color.green('ready') : color.dim(keyVariable === null ? 'no address' : `set ${keyVariable}`);
    return `  ${name.padEnd(wide)}  ${state}${baseUrl === null ? '' : color.dim(`  ${baseUrl}`)}`;
  });
  return [
    color.bold('Providers (any provider/model of theirs can be used)'),
    ...hosts,
    '',
    color.bold('Known prices, US dollars per million tokens'),
    ...models.map((facts) => modelLine(facts, Math.max(...models.map(({ id }) => id.length)))),
    '',
    'vscode/VENDOR/FAMILY are the models of the editor: they answer inside VS Code alone, so they are not listed here.',
    'The offline model is a small deterministic learner for trying things out, not a language model.',
    '',
  ].join('\n');
}

function modelLine({ id, usdPerMillion, verifiedOn, retires }: ModelListing['models'][number], wide: number): string {
  const price = usdPerMillion === null ? 'unknown' : `${usdPerMillion.input} in, ${usdPerMillion.output} out`;
  const end = retires === null ? '' : `, retires ${retires}`;
  return `  ${id.padEnd(wide)}  ${price}  (read ${verifiedOn}${end})`;
}
