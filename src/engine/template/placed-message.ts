import type { TemplateError } from './template.js';

/** The error's message with its place, and with the places of the includes and calls that led there; `main` names the main file. */
export function placedMessage({ template, line, column, message, chain }: TemplateError, main: string): string {
  const place = `${template ?? main}:${line}:${column}`;
  const from = chain.map((call) => `${call.template ?? main}:${call.line}:${call.column}`);
  return from.length === 0 ? `${place}: ${message}` : `${place} (reached from ${from.join(', then ')}): ${message}`;
}
