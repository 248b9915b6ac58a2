import type { Problem } from '../../../text/problem.js';
import type { Span } from '../../../text/span.js';

/** Endings of files that promptfoo runs. */
const scripts = /\.(?:[cm]?[jt]sx?|py|rb|sh|bash|exe|bat|cmd|ps1|pl|go)(?::[\w$.]+)?$/i;

/** Whether a reference names code: a script file, `exec:`, `python:` and the like. */
export function isCode(reference: string): boolean {
  return /^(?:exec|python|golang|ruby|javascript|fn|eval|webhook|package):/.test(reference) || scripts.test(reference);
}

/** What would run somebody's code. Hone lists it and never runs it. */
export function blocked(what: string, span: Span): Problem {
  const message = `${what} runs code, and code in a prompt file is never run: it needs trust. Replace it by an assertion or a value without code.`;
  return { code: 'code-blocked', message, span };
}
