import { type Segment, TemplateError } from '../template/template.js';
import { createLineIndex } from '../text/line-index.js';
import { forgedRole } from './formats/prompty/role-lines.js';
import type { PromptDoc } from './prompt-doc.js';
import type { RowValues } from './row-values.js';

/** @throws TemplateError when a row has no value for an input that its format does not do without */
export function requireInputs({ text, config }: PromptDoc, values: RowValues): void {
  const missing = config.inputs.find(
    ({ name, enforced }) => enforced === true && (!Object.hasOwn(values, name) || values[name] === undefined),
  );
  if (missing === undefined) return;
  const message = `The input '${missing.name}' is required and has no value: give it one, or a default.`;
  throw new TemplateError(message, createLineIndex(text).positionAt(missing.span.start));
}

/**
 * A value cannot start a message in any case; of a strict input it may not even look as if it did (Prompty's
 * specification, `renderSegments`). What was computed from several inputs counts as strict when any of them is.
 * @throws TemplateError at the hole that prints it
 */
export function refuseForgedRoles({ text, config }: PromptDoc, segments: readonly Segment[]): void {
  const strict = new Set(config.inputs.filter((input) => input.strict === true).map(({ name }) => name));
  if (strict.size === 0) return;
  for (const segment of segments) {
    if (segment.kind !== 'value' || !(segment.variable === undefined || strict.has(segment.variable))) continue;
    if (!forgedRole.test(segment.text)) continue;
    const whose = segment.variable === undefined ? 'this expression' : `the strict input '${segment.variable}'`;
    const message = `The value of ${whose} has a line that looks like a role line: clean the value, or do not declare the input strict.`;
    const at = segment.template === undefined ? segment.span.start : 0;
    throw new TemplateError(message, { ...createLineIndex(text).positionAt(at), template: segment.template });
  }
}
