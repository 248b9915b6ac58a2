import * as vscode from 'vscode';

/** What stopped something, for the user. An error that is no known failure is a bug: it is logged with its stack too. */
export function failureText(error: unknown): string {
  if (error instanceof Error && knownFailures.has(error.name)) return error.message;
  // eslint-disable-next-line no-console -- VS Code keeps this in the log of the extension host.
  console.error('Hone:', error);
  return vscode.l10n.t('{0} This is a bug in Hone, please report it.', messageOf(error));
}

// By name: the jobs bundle has its own copies of the classes.
const knownFailures: ReadonlySet<string> = new Set(['HostError', 'ModelError']);

function messageOf(error: unknown): string {
  const text = (error instanceof Error ? error.message : String(error)).trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
