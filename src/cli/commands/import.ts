import { Option, type Command } from 'commander';
import type { ImportArguments } from '../actions/import.js';
import type { Session } from '../session.js';

const help = `
A path is a file of any format Hone reads, a folder or a quoted glob. Each prompt becomes a .prompt file beside its
source, or under --out; rows that a file brings along become a .jsonl file beside it. What cannot be carried over is
listed with its place. A file that exists is left as it is unless --force is given. Exit 1 means that a prompt was not
imported.

Examples:
  hone import .github/prompts/plan.prompt.md
  hone import evals/templates.yaml --out prompts
  hone import "old/**/*.prompty" --out prompts --format json`;

export function addImport(program: Command, session: Session): void {
  program
    .command('import')
    .summary("turn other tools' prompts into .prompt files")
    .description("Turn prompts of other formats into files of Hone's own. Needs no key and no network.")
    .argument('<paths...>', 'files, folders and globs')
    .option('--out <folder>', 'write there instead of beside each file')
    .option('--force', 'replace files that exist')
    .addOption(new Option('--format <format>', 'how to print what was done').choices(['text', 'json']).default('text'))
    .addHelpText('after', help)
    .action(async (paths: string[], options: ImportArguments) => {
      const { importFiles } = await import('../actions/import.js');
      session.finish(await importFiles(paths, options, session.terminal));
    });
}
