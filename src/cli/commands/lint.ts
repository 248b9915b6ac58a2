import { Option, type Command } from 'commander';
import { amount, wholeFrom } from '../arguments.js';
import type { LintArguments, LintFormat } from '../lint/lint-arguments.js';
import type { Session } from '../session.js';

const formats: readonly LintFormat[] = ['text', 'json', 'sarif', 'junit', 'github'];

const help = `
A path is a prompt file, a folder or a quoted glob. In a folder every file is checked that holds prompts by its name
(*.prompt, *.prompty, *.poml, *.prompt.md, SKILL.md, AGENTS.md, promptfooconfig.yaml, …) or by what is in it
(PromptSource's templates.yaml), but for what git or hone.config.yaml ignores; any other file is checked when it is
named. Without a path, this folder is checked.

Exit codes: 0 no errors and no more warnings than allowed, 1 otherwise, 2 a file or an argument could not be used.
'hone rules' lists the rules, 'hone rules <id>' explains one; severities are set in hone.config.yaml.

--review also asks a language model what it makes of each prompt, at most five opinions, each with the words it is
about. They are that model's and not findings: no exit code depends on them, and they are printed as text and JSON
only. What was asked before comes from the cache. Exit 2 when a prompt could not be reviewed, budgets aside.

Examples:
  hone lint                               everything below this folder
  hone lint prompts/ "drafts/**/*.prompt"
  hone lint --fix prompts/
  hone lint --max-warnings 0 --format github
  hone lint --watch                       again at each change of a prompt, a partial, data or the configuration
  hone lint --baseline hone.baseline.json record today's findings once, then report only new ones
  hone lint --since origin/main           only what this branch brought in
  hone lint --review --estimate            calls, tokens and money before anything is spent
  hone lint --review --model openai/gpt-4.1-mini --max-usd 0.10 my.prompt
  cat my.prompt | hone lint --stdin-filename prompts/my.prompt`;

export function addLint(program: Command, session: Session): void {
  program
    .command('lint')
    .summary('check prompt files')
    .description('Check prompt files for mistakes. Needs no key and no network without --review.')
    .argument('[paths...]', 'files, folders and globs')
    .addOption(new Option('--format <format>', 'how to print findings').choices(formats).default('text'))
    .option('--fix', 'apply safe fixes, write the files, then report what is left')
    .option('--watch', 'go on, and check again what a change touches, until Ctrl-C')
    .option(
      '--max-warnings <n>',
      'fail when there are more warnings than this; without it warnings never fail',
      wholeFrom(0),
    )
    .option(
      '--baseline <file>',
      'leave out the findings recorded in this file; when it does not exist, record all of them in it',
    )
    .option('--baseline-update', 'drop what is mended from the --baseline file; new findings are never added to it')
    .option('--since <revision>', 'leave out the findings that were there at this git revision')
    .option('--cache', 'keep what was found in .hone/cache/lint; done by itself for 200 files and more')
    .option('--no-cache', 'check every file anew')
    .option('--threads <n>', 'check in so many threads; without it in several where that is faster', wholeFrom(1))
    .option('--stdin', 'check the text on standard input instead of files')
    .option('--stdin-filename <path>', 'the path that text would have; implies --stdin')
    .option('--review', 'ask a language model for its opinion too; leaves this machine, never in the exit code')
    .option('--estimate', 'print what --review would cost and make no call')
    .option('--model <model>', 'provider/model that reviews; else the configured writer or model')
    .option('--max-calls <n>', 'review no more prompts than this by a call', wholeFrom(1))
    .option('--max-usd <amount>', 'stop before the call that could pass this amount of US dollars', amount)
    .option('--timeout <seconds>', 'give one attempt at a review this long (default: 120)', amount)
    .addHelpText('after', help)
    .action(async (paths: string[], options: LintArguments) => {
      const { lint } = await import('../actions/lint.js');
      session.finish(await lint(paths, options, session.terminal));
    });
}
