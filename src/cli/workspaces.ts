import { dirname } from 'node:path';
import { findRoot } from '../host/config/find-root.js';
import { isInside } from '../host/files/confine.js';
import { environmentProxy } from '../host/models/proxy-for.js';
import { openHost, type OpenedHost } from '../host/open-host.js';
import { explainError } from './explain-error.js';
import type { Terminal } from './terminal.js';

export interface Workspaces {
  /** The workspace a file belongs to: the one the user stands in, or the file's own when it lies outside. */
  of(path: string): Promise<OpenedHost>;
}

/** Opens each workspace once. */
export function openWorkspaces(
  terminal: Pick<Terminal, 'cwd' | 'env' | 'note'>,
  { timeout }: { readonly timeout?: number | undefined } = {},
): Workspaces {
  const readSecret = (name: string): string | undefined => terminal.env[name];
  const opened = new Map<string, Promise<OpenedHost>>();
  const open = (startFolder: string): Promise<OpenedHost> => {
    const root = findRoot(startFolder);
    const host =
      opened.get(root) ??
      openHost({
        startFolder,
        timeoutMs: timeout === undefined ? undefined : timeout * 1000,
        readSecret,
        proxyFor: environmentProxy(readSecret),
        onProblem: (problem) => terminal.note(explainError(problem, false)),
      });
    opened.set(root, host);
    return host;
  };
  return { of: (path) => open(isInside(findRoot(terminal.cwd), path) ? terminal.cwd : dirname(path)) };
}
