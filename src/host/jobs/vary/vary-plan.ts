import { freeKinds, writtenKinds } from '../../../engine/eval/vary/kinds/index.js';
import { componentsOf } from '../../../engine/eval/vary/varied-prompt.js';
import type { Perturbation, WrittenPerturbation } from '../../../engine/eval/vary/contracts.js';
import { partsOf } from '../../../engine/prompt/parts.js';
import { addressOf } from '../../../engine/prompt/prompt-address.js';
import type { PromptDoc, VaryUse } from '../../../engine/prompt/prompt-doc.js';
import { unknownKind } from '../../../engine/prompt/read-vary.js';
import { HostError } from '../../host-error.js';
import type { VarySettings } from '../../runs/run-line.js';
import type { VaryRequest } from './vary-request.js';

const defaultTexts = 3;
/** PromptSuite's. */
const defaultTypoRate = 0.05;
const defaultLanguages: readonly string[] = ['German', 'Spanish', 'French'];

export interface VaryPlan extends Omit<VarySettings, 'notes' | 'written' | 'kinds'> {
  readonly free: readonly Perturbation[];
  readonly written: readonly WrittenPerturbation[];
}

/** What is to be made of a prompt. @throws HostError `bad-argument` for an unknown name, and for a prompt that cannot be varied */
export function planOf(doc: PromptDoc, request: VaryRequest): VaryPlan {
  refuse(doc);
  const { kinds: given, n = defaultTexts, seed = 0 } = { ...doc.config.vary, ...asked(request) };
  const kinds = given ?? [];
  const { components = [], typoRate = defaultTypoRate, languages = defaultLanguages } = request;
  refuseUnknown(doc, kinds, components);
  return {
    free: freeKinds.filter(({ id }) => kinds.length === 0 || kinds.includes(id)),
    written: writtenKinds.filter(({ id }) => kinds.includes(id)),
    ...{ n, seed, components, typoRate, languages },
  };
}

/** What was asked for with the run, which wins over the prompt's own. */
function asked({ kinds, n, seed }: VaryRequest): Partial<VaryUse> {
  return { ...(kinds && { kinds }), ...(n !== undefined && { n }), ...(seed !== undefined && { seed }) };
}

function refuseUnknown(doc: PromptDoc, kinds: readonly string[], components: readonly string[]): void {
  const fault = kinds.map(unknownKind).find((one) => one !== undefined);
  if (fault !== undefined) throw new HostError('bad-argument', fault);
  const known = componentsOf(doc);
  const strange = components.find((name) => !known.includes(name));
  if (strange !== undefined)
    throw new HostError('bad-argument', `${addressOf(doc)} has no component '${strange}'. It has ${known.join(', ')}.`);
}

function refuse(doc: PromptDoc): void {
  if (doc.fragment === undefined && doc.template.embedding === undefined && partsOf(doc).length > 0) return;
  const why =
    doc.fragment === undefined && doc.template.embedding === undefined
      ? 'It has no text of its own.'
      : 'Its text stands in another file format. Make a .prompt file of it with hone import.';
  throw new HostError('bad-argument', `${addressOf(doc)} cannot be varied. ${why}`);
}
