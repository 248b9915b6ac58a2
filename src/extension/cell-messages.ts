import * as vscode from 'vscode';
import { cellPreparer } from '../engine/eval/prepare-cell.js';
import type { ChatMessage } from '../engine/model/chat-model.js';
import type { Host } from '../host/host.js';
import { openSource } from '../host/jobs/evaluate/data-source.js';
import type { EvaluateRequest } from '../host/jobs/evaluate/evaluate-request.js';
import { prepareRun } from '../host/jobs/evaluate/prepare-run.js';
import { settingsOf } from '../host/jobs/evaluate/settings.js';
import { HostError } from '../host/host-error.js';

/**
 * What was sent for a cell, rendered again from the files as they are now.
 * @throws HostError when the prompt or its data have changed so that the cell no longer exists
 */
export async function cellMessages(
  request: EvaluateRequest,
  host: Host,
  cell: { readonly row: string; readonly variant: string },
): Promise<readonly ChatMessage[]> {
  const purpose = { variations: request.varied?.variations ?? [] };
  const { variants, source } = await prepareRun(request.files, settingsOf(request, host), host, purpose);
  const ready = variants.find(({ variant }) => variant.id === cell.variant);
  if (ready) {
    for await (const item of openSource(host, source)) {
      if (item.type !== 'row' || item.row.id !== cell.row) continue;
      const prepared = cellPreparer(ready.variant, ready)(item.row, 0);
      if ('request' in prepared) return prepared.request.messages;
      throw new HostError('bad-data', prepared.error);
    }
  }
  throw new HostError(
    'bad-data',
    vscode.l10n.t('The prompt or its data have changed since this run. Run again to see what is sent.'),
  );
}
