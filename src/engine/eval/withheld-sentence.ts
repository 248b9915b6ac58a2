import { withheldFrom } from '../model/dialect.js';
import { addressOf } from '../prompt/prompt-address.js';
import type { Variant } from './contracts/cell.js';

/** What of a prompt's parameters its model is not sent, since it refuses them or does nothing with them. */
export function withheldSentence({ prompt, model }: Pick<Variant, 'prompt' | 'model'>): string | undefined {
  const names = withheldFrom(model, prompt.config.parameters);
  if (names.length === 0) return undefined;
  const are = names.length === 1 ? 'is' : 'are';
  return `${addressOf(prompt)}: ${names.join(', ')} ${are} not sent to ${model}, which does not carry ${names.length === 1 ? 'it' : 'them'} out.`;
}
