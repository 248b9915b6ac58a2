import * as vscode from 'vscode';
import { chosenRows } from './chosen-rows.js';
import type { Explorer } from './explorer.js';
import { readRows } from './read-rows.js';
import { createRowResults } from './row-results.js';

/** Rows that get an item of their own for a run; of larger data only those that were opened do. */
const mostItems = 5000;

interface RunPorts extends Explorer {
  readonly token: vscode.CancellationToken;
  readonly cache: boolean;
}

interface Part {
  readonly prompts: readonly vscode.Uri[];
  readonly rows: readonly string[] | undefined;
}

/** Runs the chosen rows: prompts with all theirs together, as one evaluation would, the others prompt by prompt. */
export async function runTests(request: vscode.TestRunRequest, ports: RunPorts): Promise<void> {
  const { controller, items, token } = ports;
  const included = request.include ?? Array.from(controller.items, ([, item]) => item);
  await listRows(included, ports);
  const run = controller.createTestRun(request);
  const chosen = chosenRows(request, included, items);
  const whole = chosen.filter(({ rows }) => rows === undefined).map(({ prompt }) => prompt);
  const some = chosen
    .filter(({ rows }) => rows !== undefined)
    .map(({ prompt, rows }): Part => ({ prompts: [prompt], rows }));
  try {
    for (const part of [...(whole.length > 0 ? [{ prompts: whole, rows: undefined }] : []), ...some])
      if (!token.isCancellationRequested) await runPart(part, run, ports);
  } finally {
    run.end();
  }
}

async function runPart({ prompts, rows }: Part, run: vscode.TestRun, ports: RunPorts): Promise<void> {
  const { evaluate, token, cache } = ports;
  const results = createRowResults(run, prompts, ports);
  let stopping: vscode.Disposable | undefined;
  try {
    await evaluate({
      prompts,
      rows: rows && { ids: rows },
      cache,
      onStart: (stop) => (stopping = token.onCancellationRequested(stop)),
      onEvent: results.apply,
      onProblem: (message) => failPrompts(message, { prompts, run, ...ports }),
    });
  } finally {
    stopping?.dispose();
    results.end();
  }
}

function failPrompts(
  message: string,
  { prompts, run, controller }: Pick<Part, 'prompts'> & { readonly run: vscode.TestRun } & RunPorts,
): void {
  run.appendOutput(`${message}\r\n`);
  for (const prompt of prompts) {
    const item = controller.items.get(prompt.toString());
    if (item) run.errored(item, new vscode.TestMessage(message));
  }
}

/** Reads the rows that are to be run and were not opened yet, up to a number that a list can hold. */
async function listRows(included: readonly vscode.TestItem[], explorer: Explorer): Promise<void> {
  let listed = 0;
  const visit = async (item: vscode.TestItem): Promise<void> => {
    if (!item.canResolveChildren || listed >= mostItems) return;
    if (item.children.size === 0) await readRows(item, explorer);
    for (const [, child] of item.children) {
      if (!child.canResolveChildren) listed++;
      await visit(child);
    }
  };
  for (const item of included) await visit(item);
}
