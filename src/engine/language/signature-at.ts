import { lexTag } from '../template/jinja/lex-tag.js';
import type { Token } from '../template/jinja/token.js';
import { tokenReader } from '../template/jinja/read-token.js';
import type { BuiltIn } from '../template/jinja/builtins.js';
import type { Span } from '../text/span.js';
import type { LanguageRequest } from './language-request.js';
import { helperSignatureAt } from './braces-signature.js';
import { type Macro, macrosIn } from './macros.js';
import { openCall, type OpenCall } from './open-call.js';
import { namesKnown } from './names-known.js';
import { openTagBefore } from './open-tag.js';
import { parametersOf } from './parameters.js';
import type { Signature, SignatureHelp } from './signature-help.js';
import { embeddedAt } from './yaml-or-template.js';

/** The filter, test, function, macro or helper whose arguments the cursor is in; undefined elsewhere. */
export function signatureAt(request: LanguageRequest): SignatureHelp | undefined {
  const { offset } = request;
  const doc = embeddedAt(request.doc, offset) ?? request.doc;
  if (doc.template.engine === 'handlebars') return helperSignatureAt(doc, offset);
  if (doc.template.engine !== 'jinja2' || offset < doc.body.start) return undefined;
  const open = openTagBefore(doc, offset);
  if (open === undefined || open.kind === '#') return undefined;
  const { tokens } = lexTag(
    doc.text.slice(0, offset),
    open.inside,
    open.kind === '{' ? '}}' : '%}',
    tokenReader(doc.template.options.environment),
  );
  const call = openCall(tokens);
  const called = call && calledAs(request, tokens, call.at);
  if (call === undefined || called === undefined) return undefined;
  const signatures = signaturesOf(called);
  const fits = signatures.findIndex(({ parameters }) => parameters.length > call.arguments);
  const active = Math.max(0, call.name === undefined ? fits : withName(signatures, call.name));
  return { signatures, active, parameter: activeParameter(signatures[active], call) };
}

function calledAs(request: LanguageRequest, tokens: readonly Token[], at: number): BuiltIn | undefined {
  const wordAt = (place: number): string => tokens[place]?.text ?? '';
  const [earlier, before, name] = [wordAt(at - 2), wordAt(at - 1), wordAt(at)] as const;
  if (before === '|' || (before === 'filter' && at === 1)) return namesKnown(request.doc).filters.get(name);
  if (before === 'is' || (before === 'not' && earlier === 'is')) return namesKnown(request.doc).tests.get(name);
  const macro = macrosIn(request.doc, request.workspace).get(before === '.' ? `${earlier}.${name}` : name);
  if (macro !== undefined) return { signature: macro.signature, documentation: originOf(macro) };
  return before === '.' ? undefined : namesKnown(request.doc).globals.get(name);
}

function originOf({ from }: Macro): string {
  return from === undefined ? 'A macro of this template.' : `A macro of \`${from}\`.`;
}

function signaturesOf({ signature, documentation }: BuiltIn): Signature[] {
  const [first = '', ...others] = signature.split(/ or (?=\()/);
  const name = first.slice(0, first.indexOf('('));
  return [first, ...others.map((parameters) => name + parameters)].map((label) => ({
    label,
    documentation,
    parameters: parametersOf(label),
  }));
}

function withName(signatures: readonly Signature[], name: string): number {
  return signatures.findIndex(({ label, parameters }) => parameters.some((span) => nameOf(label, span) === name));
}

function activeParameter(signature: Signature | undefined, call: OpenCall): number | undefined {
  if (signature === undefined) return undefined;
  const names = signature.parameters.map((span) => nameOf(signature.label, span));
  if (call.name !== undefined && names.includes(call.name)) return names.indexOf(call.name);
  if (call.name !== undefined) return found(names.findIndex((name) => name.startsWith('**')));
  const rest = names.findIndex((name) => /^\*(?!\*)/.test(name));
  if (rest >= 0 && call.arguments >= rest) return rest;
  return call.arguments < names.length ? call.arguments : undefined;
}

function found(index: number): number | undefined {
  return index < 0 ? undefined : index;
}

function nameOf(label: string, { start, end }: Span): string {
  return label.slice(start, end).replace(/\s*=.*$/s, '');
}
