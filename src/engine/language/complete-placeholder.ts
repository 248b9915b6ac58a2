import { editorVariables } from '../template/placeholders/editor-variables.js';
import type { Completion } from './completion.js';
import type { LanguageRequest } from './language-request.js';
import { outsideVariables } from './variables.js';

const OPEN = /\$\{([\w:]*)$/;

/** After `${` in a prompt file of VS Code's: what it asks the user for, and what it knows of its own state. */
export function completePlaceholder(request: LanguageRequest): Completion[] {
  const { doc, offset, workspace } = request;
  const typed = OPEN.exec(doc.text.slice(Math.max(doc.body.start, offset - 200), offset))?.[1];
  if (typed === undefined) return [];
  const end = offset + (/^[\w:]*/.exec(doc.text.slice(offset, offset + 200))?.[0].length ?? 0);
  const span = { start: offset - typed.length, end };
  const asked = outsideVariables(doc, workspace).filter(({ detail }) => detail.startsWith('input'));
  return [
    {
      label: 'input:',
      kind: 'value',
      documentation: 'Asks for a value: `${input:name}` or `${input:name:hint}`.',
      span,
    },
    ...asked.map(({ name, detail }): Completion => ({ label: `input:${name}`, kind: 'variable', detail, span })),
    ...editorVariables.map(
      ({ name, documentation }): Completion => ({ label: name, kind: 'variable', documentation, span }),
    ),
  ];
}
