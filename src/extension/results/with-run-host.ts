import { Uri } from 'vscode';
import type { OpenedHost } from '../../host/open-host.js';
import type { ResultsPorts } from './results-ports.js';
import type { ResultsState } from './results-state.js';

/** Works with the workspace that a run is of. */
export async function withRunHost<T>(
  { openRunHost }: Pick<ResultsPorts, 'openRunHost'>,
  { run: { files } }: Pick<ResultsState, 'run'>,
  work: (host: OpenedHost) => Promise<T>,
): Promise<T> {
  const host = await openRunHost(Uri.file(files[0] ?? ''));
  try {
    return await work(host);
  } finally {
    host.close();
  }
}
