import type { ModelParameters } from '../../../model/chat-model.js';
import { type PomlElement, staticText } from '../../../template/poml/nodes.js';
import type { Problem } from '../../../text/problem.js';

interface Runtime {
  readonly parameters: ModelParameters;
  readonly unsupported: readonly Problem[];
}

const names: Readonly<Record<string, keyof ModelParameters>> = {
  temperature: 'temperature',
  topp: 'topP',
  topk: 'topK',
  maxtokens: 'maxOutputTokens',
  maxoutputtokens: 'maxOutputTokens',
  seed: 'seed',
};

/** `<runtime temperature="0" />`: the parameters Hone knows; what it does not know is said. */
export function readRuntime(elements: readonly PomlElement[]): Runtime {
  const known: [string, number][] = [];
  const unsupported: Problem[] = [];
  for (const attribute of elements.flatMap(({ attributes }) => attributes)) {
    const name = names[attribute.name];
    const value = Number(staticText(attribute) ?? Number.NaN);
    if (name !== undefined && Number.isFinite(value)) known.push([name, value]);
    else {
      const message = 'Hone does not pass this parameter on to the model.';
      unsupported.push({ code: 'not-acted-on', message, span: attribute.nameSpan });
    }
  }
  return { parameters: Object.fromEntries(known), unsupported };
}
