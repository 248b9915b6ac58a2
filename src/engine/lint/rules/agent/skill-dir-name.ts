import { folderName } from '../../../prompt/formats/markdown/file-name.js';
import { replace } from '../../../text/edit.js';
import { defineRule } from '../../rule.js';

/** Agents look a skill up by its folder and call it by its name. */
export const skillDirName = defineRule({
  meta: {
    id: 'agent/skill-dir-name',
    summary: 'A skill has the name of its folder.',
    kind: 'objective',
    severity: 'warning',
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
    const name = doc.frontMatter?.data['name'];
    const span = doc.frontMatter?.valueSpan(['name']);
    // A skill at the top of what was opened has a folder that nobody named here.
    if (typeof name !== 'string' || name.trim() === '' || span === undefined || !doc.path.includes('/')) return;
    const folder = folderName(doc.path);
    if (isDots(folder) || name.trim().normalize('NFKC') === folder.normalize('NFKC')) return;
    const message = `The skill is named '${name.trim()}' and its folder '${folder}': give both the same name.`;
    const isName = /^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*$/u.test(folder);
    const suggestions = isName ? [{ title: `Change to '${folder}'`, edits: [replace(span, folder)] }] : [];
    yield { span, message, suggestions };
  },
});

function isDots(folder: string): boolean {
  return folder === '' || folder === '.' || folder === '..';
}
