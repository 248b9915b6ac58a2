import { folderName } from '../../../prompt/formats/markdown/file-name.js';
import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { replace } from '../../../text/edit.js';
import { addHeaderLine } from '../../header-edits.js';
import { defineRule, type Report } from '../../rule.js';

const longest = { name: 64, description: 1024, compatibility: 500 } as const;

type Field = keyof typeof longest;

/** Agents find a skill by its name and its description; one that breaks the form is not loaded. */
export const skillFrontmatter = defineRule({
  meta: {
    id: 'agent/skill-frontmatter',
    summary: 'A skill has a name and a description of the form its specification asks for.',
    kind: 'objective',
    severity: 'error',
    formats: ['skill'],
    fix: 'suggest',
    sharedWithVscode: ['skill'],
    sources: [
      {
        title: 'Agent Skills: its reference validator',
        url: 'https://github.com/agentskills/agentskills/blob/main/skills-ref/src/skills_ref/validator.py',
        kind: 'spec',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc }) {
    // What is no YAML, or has the wrong type, `template/front-matter` says.
    if (doc.problems.some(({ code }) => code === 'yaml-syntax' || code === 'front-matter-unclosed')) return;
    const name = doc.frontMatter?.data['name'];
    if (isMissing(name)) yield missing(doc, 'name');
    // VS Code stops at a missing name.
    if (isMissing(doc.frontMatter?.data['description'])) yield missing(doc, 'description', isMissing(name));
    if (typeof name === 'string' && name.trim() !== '') yield* nameReports(doc, name.normalize('NFKC').trim());
    for (const field of ['name', 'description', 'compatibility'] as const) yield* lengthReports(doc, field);
  },
});

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function missing(doc: PromptDoc, field: 'name' | 'description', onlyHone = false): Report {
  const span = doc.frontMatter?.keySpan([field]) ?? firstLine(doc);
  if (field === 'description') {
    const message = 'The skill has no `description`: say what it does and when to use it, or no agent will find it.';
    return { span, message, onlyHone };
  }
  const folder = folderName(doc.path);
  const isThere = doc.frontMatter?.keySpan(['name']) !== undefined;
  const suggestions =
    isThere || faultOf(folder) !== undefined
      ? []
      : [{ title: `Name it '${folder}'`, edits: [addHeaderLine(doc, `name: ${folder}`)] }];
  return { span, message: 'The skill has no `name`: give it that of its folder.', suggestions, onlyHone };
}

function firstLine({ text }: PromptDoc): { start: number; end: number } {
  const end = text.search(/[\r\n]|$/);
  return { start: 0, end };
}

function* nameReports(doc: PromptDoc, name: string): Iterable<Report> {
  const fault = faultOf(name);
  const span = doc.frontMatter?.valueSpan(['name']);
  if (fault === undefined || span === undefined) return;
  const better = slugOf(name);
  const suggestions =
    better === '' || faultOf(better) !== undefined
      ? []
      : [{ title: `Change to '${better}'`, edits: [replace(span, better)] }];
  const help = suggestions.length === 0 ? 'change it' : `change it to '${better}'`;
  yield { span, message: `The name '${name}' ${fault.message}: ${help}.`, suggestions, onlyHone: fault.onlyHone };
}

interface Fault {
  readonly message: string;
  /** VS Code looks at the characters only. */
  readonly onlyHone: boolean;
}

function faultOf(name: string): Fault | undefined {
  if (name !== name.toLowerCase()) return { message: 'has capital letters', onlyHone: false };
  if (!/^[\p{L}\p{N}-]*$/u.test(name))
    return { message: 'has other characters than letters, digits and hyphens', onlyHone: false };
  if (name.startsWith('-') || name.endsWith('-')) return { message: 'begins or ends with a hyphen', onlyHone: true };
  return name.includes('--') ? { message: 'has two hyphens in a row', onlyHone: true } : undefined;
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-/, '')
    .replace(/-$/, '');
}

function* lengthReports({ frontMatter }: PromptDoc, field: Field): Iterable<Report> {
  const value = frontMatter?.data[field];
  const span = frontMatter?.valueSpan([field]);
  if (typeof value !== 'string' || span === undefined) return;
  // The reference counts characters, and JavaScript's strings count some of them twice.
  const length = Array.from(value.trim()).length;
  const most = longest[field];
  if (length <= most) return;
  yield { span, message: `\`${field}\` has ${length} characters and may have ${most}: shorten it.`, onlyHone: true };
}
