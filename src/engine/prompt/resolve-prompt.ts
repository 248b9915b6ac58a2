import { readPrompty } from './formats/prompty/read-prompty.js';
import type { ReferenceSource } from './formats/prompty/resolve-references.js';
import type { PromptDoc } from './prompt-doc.js';

/**
 * The prompt with the values that stand elsewhere, in the environment or in files beside it, put where it refers to them.
 * What cannot be resolved stays as written and is a problem; what Hone makes no use of, such as a key, is not asked for.
 */
export function resolvePrompt(doc: PromptDoc, source: ReferenceSource): PromptDoc {
  const refers = doc.references.length > 0 || (doc.environment ?? []).length > 0;
  return doc.format === 'prompty' && refers ? readPrompty(doc.text, doc.path, source) : doc;
}
