import { fileName } from '../../../prompt/formats/markdown/file-name.js';
import { keysOf } from '../../../prompt/formats/format-keys.js';
import { replace, type Edit } from '../../../text/edit.js';
import { headedFormats } from '../../format-groups.js';
import { defineRule } from '../../rule.js';

/** Fields that have a new name and the same values. */
const renamed: ReadonlyMap<string, string> = new Map([['mode', 'agent']]);

/** What a tool still reads today it will not read for ever. */
export const deprecatedField = defineRule({
  meta: {
    id: 'agent/deprecated-field',
    summary: 'No field and no file has a name that was given up.',
    kind: 'objective',
    severity: 'warning',
    formats: headedFormats,
    fix: 'safe',
    sharedWithVscode: ['vscode-prompt', 'agent'],
    sources: [
      {
        title: 'VS Code: the attributes of prompt files, in promptFileAttributes.ts',
        url: 'https://github.com/microsoft/vscode/tree/main/src/vs/workbench/contrib/chat/common/promptSyntax',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc }) {
    for (const { name, deprecated } of keysOf(doc)) {
      const span = doc.frontMatter?.keySpan([name]);
      if (deprecated === undefined || span === undefined) continue;
      const better = renamed.get(name);
      const fix: Edit[] =
        better === undefined || doc.frontMatter?.keySpan([better]) !== undefined ? [] : [replace(span, better)];
      yield { span, message: `\`${name}\` is deprecated. ${deprecated}`, ...(fix.length > 0 ? { fix } : {}) };
    }
    if (!doc.path.endsWith('.chatmode.md')) return;
    const file = fileName(doc.path).replace(/\.chatmode\.md$/, '.agent.md');
    const span = { start: 0, end: doc.text.search(/[\r\n]|$/) };
    yield { span, message: `Chat modes are called agents now: rename this file to '${file}'.` };
  },
});
