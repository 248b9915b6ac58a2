import assert from 'node:assert/strict';
import { colours } from '../../src/engine/language/colours.js';
import { complete } from '../../src/engine/language/complete.js';
import { folds } from '../../src/engine/language/folds.js';
import { formatFile } from '../../src/engine/language/format/format-prompt.js';
import { hover } from '../../src/engine/language/hover.js';
import { linkedNames } from '../../src/engine/language/linked-names.js';
import { links } from '../../src/engine/language/links.js';
import { selections } from '../../src/engine/language/selections.js';
import { signatureAt } from '../../src/engine/language/signature-at.js';
import { symbols } from '../../src/engine/language/symbols.js';
import { tokenHints } from '../../src/engine/language/token-hints.js';
import { definitions } from '../../src/engine/language/workspace/definitions.js';
import { linkFile, references } from '../../src/engine/language/workspace/references.js';
import { parsePrompts } from '../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../src/engine/prompt/prompt-doc.js';
import { renderPrompt } from '../../src/engine/prompt/render-prompt.js';
import { namesIn } from '../../src/engine/template/engines.js';
import { applyEdits } from '../../src/engine/text/edit.js';
import type { Span } from '../../src/engine/text/span.js';
import { workspaceOf } from '../support/check-rule.js';

const workspace = workspaceOf();

/** What an editor asks about a prompt with the cursor at `offset`: every answer is inside of the text, and formatting is harmless. */
export function checkEditor(doc: PromptDoc, offset: number): void {
  const request = { doc, offset, workspace };
  const linked = linkFile(doc.path, doc.text);
  const spans: readonly (Span | undefined)[] = [
    ...complete(request).map(({ span }) => span),
    hover(request)?.span,
    definitions(linked, doc.path, offset)?.from,
    ...references(linked, doc.path, offset).map(({ span }) => span),
    ...(linkedNames(doc, offset) ?? []),
    ...selections(doc, offset),
    ...colours(doc, workspace).map(({ span }) => span),
    ...folds(doc).map(({ span }) => span),
    ...links(doc).map(({ span }) => span),
    ...symbols(doc).flatMap(({ span, selection }) => [span, selection]),
    ...tokenHints(doc).map((hint) => ({ start: hint.offset, end: hint.offset })),
    ...namesIn(doc.template).map(({ span }) => span),
  ];
  signatureAt(request);
  for (const span of spans) {
    if (span === undefined) continue;
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= doc.text.length, JSON.stringify(span));
  }
  checkFormatting(doc);
}

/** Formatting changes nothing that a model gets, and has nothing left to do the second time. */
function checkFormatting(doc: PromptDoc): void {
  const edits = formatFile(parsePrompts(doc.text, doc.path));
  if (edits.length === 0) return;
  const formatted = parsePrompts(applyEdits(doc.text, edits), doc.path);
  const again = formatted.find(({ fragment }) => fragment === doc.fragment);
  assert.ok(again !== undefined, 'formatting lost a prompt');
  assert.deepEqual(sent(again), sent(doc), 'formatting changed what is sent');
  assert.deepEqual(formatFile(formatted), [], 'formatting had something left to do');
}

function sent(doc: PromptDoc): unknown {
  try {
    return renderPrompt(doc, { x: 'a' }, { limits: { steps: 5000, output: 100_000, depth: 20 } }).messages;
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
}
