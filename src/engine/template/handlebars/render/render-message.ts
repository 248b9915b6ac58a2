import { type MessageHelper, roleName } from '../helpers.js';
import type { Call, Expression } from '../nodes.js';
import { evaluate } from './evaluate.js';
import type { Frame } from './frame.js';
import { printed, type Tracked } from './values.js';

/** dotprompt's helpers that cut the text. What they say is a segment of its own, so no text can pass for it. */
export function renderMessageHelper(helper: MessageHelper, call: Call, frame: Frame): void {
  const { run, owner } = frame;
  const place = { span: { start: call.start, end: call.end }, template: owner.name };
  const name = (): string => printed(wanted(helper, call.args[0], call, frame).value);
  if (helper === 'role') run.write({ kind: 'marker', name: roleName(name()), ...place });
  else if (helper === 'history') run.write({ kind: 'marker', name: 'history', ...place });
  else if (helper === 'section') run.write({ kind: 'section', name: name(), ...place });
  else {
    const named = (key: string): Expression | undefined => call.named.find((one) => one.name.name === key)?.value;
    const url = wanted('media url=…', named('url'), call, frame);
    if (url.value === undefined || url.value === null) return;
    const type = named('contentType');
    const contentType = type === undefined ? '' : printed(evaluate(type, frame).value);
    const media = { url: printed(url.value), contentType: contentType === '' ? undefined : contentType };
    run.write({ kind: 'media', ...media, ...place, variable: url.origin });
  }
}

function wanted(what: string, expression: Expression | undefined, call: Call, frame: Frame): Tracked {
  if (expression === undefined)
    throw frame.run.error(`\`${what}\` needs a value: write it after the name.`, call, frame.owner);
  const tracked = evaluate(expression, frame);
  frame.run.meet(tracked.missing, frame.owner);
  return tracked;
}
