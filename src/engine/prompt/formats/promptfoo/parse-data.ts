import { parseDocument } from 'yaml';
import { tooDeepAt } from '../../yaml-depth.js';

/** What a file of JSON or YAML holds, or what is wrong with it in a sentence. */
export function parseData(text: string, file: string): { readonly value: unknown } | { readonly fault: string } {
  if (tooDeepAt(text) !== undefined) return { fault: 'it nests too deep to be read; close what is open.' };
  if (/\.jsonl?$/i.test(file)) {
    try {
      return { value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
    } catch {
      return { fault: 'this is no valid JSON; correct it.' };
    }
  }
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, merge: true, logLevel: 'error' });
  const [error] = document.errors;
  if (error !== undefined) return { fault: `YAML: ${error.message.replace(/\.$/, '')}; correct it.` };
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) as unknown };
  } catch (error) {
    return { fault: `YAML: ${error instanceof Error ? error.message : String(error)}; write the values out.` };
  }
}
