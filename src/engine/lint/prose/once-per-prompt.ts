import type { PromptDoc } from '../../prompt/prompt-doc.js';

/** Works something out about a prompt once, for however many rules ask. Pure, so a remembered result is the same. */
export function oncePerPrompt<T>(workOut: (doc: PromptDoc) => T): (doc: PromptDoc) => T {
  const known = new WeakMap<PromptDoc, { readonly value: T }>();
  return (doc) => {
    const found = known.get(doc) ?? { value: workOut(doc) };
    known.set(doc, found);
    return found.value;
  };
}
