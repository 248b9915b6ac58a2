import { Command } from 'commander';
import { addCompare } from './commands/compare.js';
import { addEval } from './commands/eval.js';
import { addExtract } from './commands/extract.js';
import { addImport } from './commands/import.js';
import { addInit } from './commands/init.js';
import { addLint } from './commands/lint.js';
import { addMethods } from './commands/methods.js';
import { addMetrics } from './commands/metrics.js';
import { addModels } from './commands/models.js';
import { addOptimize } from './commands/optimize.js';
import { addRender } from './commands/render.js';
import { addRules } from './commands/rules.js';
import { addRuns } from './commands/runs.js';
import { addVary } from './commands/vary.js';
import { packageVersion } from './package-version.js';
import type { Session } from './session.js';

const epilogue = `
Start here:
  hone init                      make a small workspace
  hone lint                      check every prompt below this folder
  hone eval my.prompt            score a prompt, all its variants, on its data
  hone optimize my.prompt --method protegi
                                 look for a better prompt within a budget

Every command has its own --help. Exit codes: 0 fine, 1 findings or failed thresholds,
2 the work could not be done. Without a key or a model, the offline model answers: it is
a small learner for trying things out, not a language model.`;

/** The whole command line. Commands share the settings made before they are added. */
export function createProgram(session: Session): Command {
  const program = new Command('hone')
    .description('Prompt files as code: lint, render, evaluate over data, optimize.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help for the command')
    .helpCommand('help [command]', 'print help for a command')
    .addHelpText('after', epilogue)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => session.terminal.print(text),
      writeErr: (text) => session.terminal.note(text),
      outputError: (text, write) => write(oneLine(text)),
    });
  for (const add of [
    addLint,
    addRender,
    addEval,
    addVary,
    addCompare,
    addRuns,
    addOptimize,
    addRules,
    addMethods,
    addMetrics,
    addModels,
    addInit,
    addImport,
    addExtract,
  ]) {
    add(program, session);
  }
  return program;
}

/** Commander puts its suggestion on a second line; a failure here is one line. */
function oneLine(text: string): string {
  const message = text
    .trim()
    .replace(/^error: /, '')
    .replaceAll(/\s*\n\s*/g, ' ');
  return `hone: ${message}${/[.?)]$/.test(message) ? '' : '.'} Run 'hone --help' to see what there is.\n`;
}
