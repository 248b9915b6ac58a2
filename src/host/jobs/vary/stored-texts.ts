import { HostError } from '../../host-error.js';
import type { EvaluationHeader } from '../../runs/run-line.js';
import { runPath } from '../../runs/run-path.js';
import { evaluationHeader } from '../evaluate/resume-run.js';
import type { VariedTexts } from '../evaluate/evaluate-request.js';
import { textsOf } from '../runs/stored-run.js';
import type { VaryRequest } from './vary-request.js';

/**
 * The texts of a run that is gone on with, as they were: nothing is written a second time.
 * @throws HostError as `evaluationHeader`; `bad-argument` for another kind of run and for settings a run keeps
 */
export async function storedTexts(folder: string, id: string, request: VaryRequest): Promise<VariedTexts> {
  const header = evaluationHeader(folder, id);
  const settings = header.settings.vary;
  if (settings === undefined)
    throw new HostError('bad-argument', `Run ${id} varies no prompt. Go on with it by hone eval --resume ${id}.`);
  const given = (['kinds', 'n', 'seed', 'components', 'typoRate', 'languages'] as const).find(
    (name) => request[name] !== undefined && JSON.stringify(request[name]) !== JSON.stringify(settings[name]),
  );
  if (given !== undefined)
    throw new HostError(
      'bad-argument',
      `Run ${id} was started with another value for ${given}, which a run keeps. Leave it out, or start anew without --resume: known answers come from the cache.`,
    );
  const texts = await textsOf({ path: runPath(folder, id), header });
  const variations = namesIn(header).map(({ address, name }) => {
    const text = texts.get(address);
    if (text === undefined)
      throw new HostError('bad-data', `Run ${id} was stopped before it had its texts. Start anew without --resume.`);
    return { name, kind: name.replace(/-\d+$/, ''), text };
  });
  return { settings, variations };
}

function namesIn({ prompts }: EvaluationHeader): { readonly address: string; readonly name: string }[] {
  return prompts.slice(1).map(({ path }) => ({ address: path, name: path.slice(path.lastIndexOf('#') + 1) }));
}
