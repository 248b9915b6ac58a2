import { Option, type Command } from 'commander';
import type { ExtractArguments } from '../actions/extract.js';
import type { Session } from '../session.js';

const help = `
A file is Python, TypeScript or JavaScript, or a quoted glob of such files. Prompts are taken from calls that certainly
send or make one: messages for OpenAI, Anthropic, Google, LiteLLM and the AI SDK, and templates of LangChain. Each becomes
a .prompt file beside its source, or under --out, with an input for every value the code puts in. The code is left as it
is, and so is every file that exists.

Exit codes: 0 every prompt that was found is written, 1 one could not be, 2 a file or an argument could not be used.

Examples:
  hone extract src/triage.py
  hone extract "src/**/*.ts" --out prompts
  hone extract src/triage.py --out prompts --format json`;

export function addExtract(program: Command, session: Session): void {
  program
    .command('extract')
    .summary('take prompts out of program code')
    .description('Take the prompts in program code out into .prompt files. Needs no key and no network.')
    .argument('<files...>', 'files and globs')
    .option('--out <folder>', 'write there instead of beside each file')
    .addOption(new Option('--format <format>', 'how to print what was done').choices(['text', 'json']).default('text'))
    .addHelpText('after', help)
    .action(async (files: string[], options: ExtractArguments) => {
      const { extractFiles } = await import('../actions/extract.js');
      session.finish(await extractFiles(files, options, session.terminal));
    });
}
