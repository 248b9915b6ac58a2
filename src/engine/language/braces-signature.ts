import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { Span } from '../text/span.js';
import { helpersIn } from './helper-docs.js';
import { openBracesCall, openBracesTag, type OpenBracesCall } from './open-braces-call.js';
import type { SignatureHelp } from './signature-help.js';

/** The helper of Handlebars whose arguments the cursor is in. */
export function helperSignatureAt(doc: PromptDoc, offset: number): SignatureHelp | undefined {
  const { body, template } = doc;
  if (template.engine !== 'handlebars' || offset < body.start || offset > body.end) return undefined;
  const tag = openBracesTag(doc, offset);
  const call = tag === undefined || /[/>!]/.test(tag.sign) ? undefined : openBracesCall(tag.inside);
  if (call === undefined) return undefined;
  const messages = template.options.messages === true;
  const helper = [...helpersIn(messages, true), ...helpersIn(messages, false)].find(([name]) => name === call.name);
  if (helper === undefined) return undefined;
  const [, { signature: label, documentation }] = helper;
  const parameters = parametersIn(label);
  return {
    signatures: [{ label, documentation, parameters }],
    active: 0,
    parameter: activeIn(label, parameters, call),
  };
}

/** The words behind the helper's name in the first tag of how it is written, the names between bars one by one. */
function parametersIn(label: string): Span[] {
  const end = label.indexOf('}}');
  const words = [...label.slice(0, end).matchAll(/[^\s|{]+/g)].slice(1);
  return words
    .filter(([word]) => word !== 'as')
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

function activeIn(label: string, parameters: readonly Span[], call: OpenBracesCall): number | undefined {
  const bar = label.indexOf('|');
  const words = parameters.map(({ start, end }) => label.slice(start, end));
  const isBlock = (i: number): boolean => bar >= 0 && (parameters[i]?.start ?? 0) > bar;
  const own = words.flatMap((_, i) => ((call.blockParameters === undefined ? !isBlock(i) : isBlock(i)) ? [i] : []));
  if (call.blockParameters !== undefined) return own[call.blockParameters];
  if (call.named !== undefined) return own.find((i) => words[i]?.startsWith(`${call.named ?? ''}=`) === true);
  return (
    own.filter((i) => words[i]?.includes('=') === false)[call.arguments] ?? own.find((i) => words[i]?.includes('='))
  );
}
