import { helperOf, isBlockHelper, isMessageHelper } from '../helpers.js';
import type { BlockNode, Node, OutputNode } from '../nodes.js';
import { evaluateCall } from './evaluate.js';
import type { Frame } from './frame.js';
import { renderBlockHelper } from './render-block.js';
import { renderMessageHelper } from './render-message.js';
import { renderPartial } from './render-partial.js';
import { runClosure } from './run-closure.js';
import { type Context, printed, type Tracked } from './values.js';

export function renderNodes(nodes: readonly Node[], frame: Frame): void {
  for (const node of nodes) renderNode(node, frame);
}

function renderNode(node: Node, frame: Frame): void {
  const { run, owner } = frame;
  run.step(node, owner);
  const span = { start: node.start, end: node.end };
  switch (node.kind) {
    case 'text':
      run.write({ kind: 'literal', text: node.text, span, template: owner.name });
      return;
    case 'marker':
      run.write({ kind: 'marker', name: node.name, span, template: owner.name });
      return;
    case 'output':
      renderOutput(node, frame);
      return;
    case 'block':
      renderBlock(node, frame);
      return;
    case 'partial':
      renderPartial(node, frame);
      return;
    case 'inline':
      return;
    case 'decorator':
      throw run.error(`There is no decorator \`${node.name}\`: only \`inline\` is known. Remove it.`, node, owner);
  }
}

function renderOutput({ call }: OutputNode, frame: Frame): void {
  const helper = helperOf(call, frame.messages);
  if (helper !== undefined && isMessageHelper(helper)) renderMessageHelper(helper, call, frame);
  else writeValue(call, evaluateCall(call, frame), frame);
}

function writeValue(call: OutputNode['call'], { value, origin, missing }: Tracked, { run, owner }: Frame): void {
  run.meet(missing, owner);
  const { start, end } = call;
  run.write({ kind: 'value', text: printed(value), span: { start, end }, template: owner.name, variable: origin });
}

function renderBlock(node: BlockNode, frame: Frame): void {
  const helper = helperOf(node.call, frame.messages);
  if (helper === undefined) renderSection(node, frame);
  else if (isBlockHelper(helper)) renderBlockHelper(helper, node, frame);
  else if (isMessageHelper(helper)) renderMessageHelper(helper, node.call, frame);
  else writeValue(node.call, evaluateCall(node.call, frame), frame);
}

/** `{{#name}}…{{/name}}`: once for a value, for each item of a list, and otherwise for none. */
function renderSection(node: BlockNode, frame: Frame): void {
  const tracked = evaluateCall(node.call, frame);
  const { value } = tracked;
  if (value === undefined || value === null || typeof value === 'boolean') {
    const { current } = frame;
    if (current !== undefined) runClosure({ body: value === true ? node.body : node.otherwise, frame }, current);
  } else if (Array.isArray(value)) renderBlockHelper('each', node, frame, [tracked]);
  else {
    const { context } = tracked;
    const own: Context = context ?? { value, origin: tracked.origin, isRoot: false, named: undefined };
    runClosure({ body: node.body, frame }, own, { parameters: node.parameters });
  }
}
