import { isText } from '../../../prompt/field-reader.js';
import type { PromptDoc, PromptFormat } from '../../../prompt/prompt-doc.js';
import { sliceOf, type Span } from '../../../text/span.js';
import { defineRule, type Report, type RuleContext } from '../../rule.js';

/** Those whose name is what somebody types, picks or reads in a report. A skill's is its folder's, and PromptSource's reader checks its own. */
const formats: readonly PromptFormat[] = ['hone', 'prompty', 'vscode-prompt', 'agent', 'promptfoo'];

/** Two prompts with one name cannot be told apart where they are chosen. */
export const duplicateName = defineRule({
  meta: {
    id: 'consistency/duplicate-name',
    summary: 'Of the prompts in a folder or a file, each has a name of its own.',
    kind: 'objective',
    severity: 'warning',
    formats,
    fix: 'none',
    sources: [
      {
        title: 'VS Code issue 312256: agents of the same name stand in the list twice',
        url: 'https://github.com/microsoft/vscode/issues/312256',
        kind: 'tool',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check(context) {
    const report = context.doc.format === 'promptfoo' ? inFile(context) : inFolder(context);
    if (report !== undefined) yield report;
  },
});

/** A prompt that was given no name is called by its number, or its file's name. */
function inFile({ doc, before }: RuleContext): Report | undefined {
  const { name } = doc.config;
  const span = labelOf(doc);
  const first = before.findIndex((other) => other.config.name === name && labelOf(other) !== undefined);
  if (span === undefined || first < 0) return undefined;
  return { span, message: `Prompt ${first + 1} of this file is called '${name}' too: give this one another name.` };
}

/** Where a promptfoo configuration gives this prompt its name. */
function labelOf({ text, range, config }: PromptDoc): Span | undefined {
  const entry = sliceOf(text, range);
  for (let at = entry.indexOf(config.name); at >= 0; at = entry.indexOf(config.name, at + 1)) {
    const start = range.start + at;
    if (key.test(entry.slice(Math.max(0, at - 40), at))) return { start, end: start + config.name.length };
  }
  return undefined;
}

const key = /\b(?:label|id)["']?\s*:\s*["']?$/;

function inFolder({ doc, workspace }: RuleContext): Report | undefined {
  const name = doc.frontMatter?.data['name'];
  const span = doc.frontMatter?.valueSpan(['name']);
  if (!isText(name) || span === undefined) return undefined;
  const own = baseName(doc.path);
  const [other, ...rest] = workspace.namesakes(name).filter((path) => path !== own && kindOf(path) === kindOf(own));
  if (other === undefined) return undefined;
  const more = rest.length === 0 ? '' : ` and in ${rest.length} more files`;
  return { span, message: `'${name}' is the name of the prompt in ${other}${more} too: give this one another name.` };
}

/** What a tool knows its files by: prompts of two tools are not in each other's way. */
function kindOf(path: string): string {
  return /(?:\.(?:prompt|agent|chatmode))?\.[^.]+$/.exec(path)?.[0] ?? '';
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
