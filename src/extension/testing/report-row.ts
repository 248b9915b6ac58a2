import * as vscode from 'vscode';
import type { Failure, RowOutcome } from './cell-outcome.js';

/** Tells the Test Explorer what became of a row; failures stand at the row in its data file. */
export function report(run: vscode.TestRun, item: vscode.TestItem, outcome: RowOutcome): void {
  const { state, failures } = outcome;
  // What came from the cache took no time that says anything.
  const milliseconds = outcome.milliseconds > 0 ? outcome.milliseconds : undefined;
  const messages = failures.map((failure) => messageOf(failure, item));
  if (state === 'passed') run.passed(item, milliseconds);
  else run[state](item, messages, milliseconds);
}

function messageOf({ message, expected, actual }: Failure, { uri, range }: vscode.TestItem): vscode.TestMessage {
  const told =
    expected === undefined || actual === undefined
      ? new vscode.TestMessage(message)
      : vscode.TestMessage.diff(message, expected, actual);
  if (uri && range) told.location = new vscode.Location(uri, range);
  return told;
}
