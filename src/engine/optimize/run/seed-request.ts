import type { Row } from '../../dataset/row.js';
import { cellPreparer } from '../../eval/prepare-cell.js';
import type { ChatMessage } from '../../model/chat-model.js';
import type { OptimizePorts, OptimizeTask } from '../task.js';

/**
 * What a judge is told the model was asked about a row: the seed prompt's request stands for those of all candidates, so
 * that none of them can set the question it is judged by.
 */
export function seedRequests(
  { run: id, prompt, inputs }: OptimizeTask,
  { model, load, fileDemos: demos }: Pick<OptimizePorts, 'model' | 'load' | 'fileDemos'>,
): (row: Row) => readonly ChatMessage[] {
  const variant = { id, prompt, model: model.id, inputs };
  const prepare = cellPreparer(variant, { ...(load && { load }), ...(demos && { demos }) });
  return (row) => {
    const cell = prepare(row, 0);
    return 'error' in cell ? [] : cell.request.messages;
  };
}
