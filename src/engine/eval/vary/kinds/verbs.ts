/** Verbs that instructions begin with, in their base form. English. */
export const verbs: readonly string[] = [
  ...['add', 'analyze', 'answer', 'apply', 'assign', 'assume', 'avoid', 'base', 'break', 'calculate', 'categorize'],
  ...['check', 'choose', 'cite', 'classify', 'combine', 'compare', 'compose', 'compute', 'consider', 'convert'],
  ...['count', 'create', 'decide', 'define', 'describe', 'detect', 'determine', 'discuss', 'draft', 'edit', 'ensure'],
  ...['estimate', 'evaluate', 'examine', 'exclude', 'explain', 'extract', 'fill', 'find', 'fix', 'focus', 'follow'],
  ...['format', 'generate', 'give', 'highlight', 'identify', 'ignore', 'improve', 'include', 'indicate', 'infer'],
  ...['judge', 'keep', 'label', 'list', 'look', 'make', 'mark', 'mention', 'name', 'omit', 'organize', 'outline'],
  ...['output', 'pick', 'predict', 'prefer', 'preserve', 'print', 'produce', 'propose', 'provide', 'put', 'quote'],
  ...['rank', 'rate', 'read', 'refer', 'remember', 'remove', 'repeat', 'rephrase', 'replace', 'reply', 'report'],
  ...['respond', 'return', 'review', 'rewrite', 'say', 'score', 'select', 'separate', 'show', 'skip', 'solve', 'sort'],
  ...['specify', 'split', 'start', 'state', 'stick', 'suggest', 'summarize', 'think', 'translate', 'treat', 'try'],
  ...['turn', 'use', 'verify', 'work', 'write'],
];

const doubled: ReadonlySet<string> = new Set(['format', 'infer', 'omit', 'prefer', 'put', 'refer', 'skip', 'split']);

/** `writing` of `write`. */
export function progressive(verb: string): string {
  if (doubled.has(verb)) return `${verb}${verb.at(-1) ?? ''}ing`;
  return verb.endsWith('e') && !verb.endsWith('ee') ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}
