import { roles } from '../../../model/chat-model.js';
import { closest } from '../../../text/closest.js';
import { replace } from '../../../text/edit.js';
import { sliceOf } from '../../../text/span.js';
import { declaringFormats } from '../../format-groups.js';
import { defineRule } from '../../rule.js';

const WORD = /[A-Za-z]+/;

/** The text behind a misspelt role line is sent as part of the message before it. */
export const roleMarker = defineRule({
  meta: {
    id: 'template/role-marker',
    summary: 'A role line names one of the roles.',
    kind: 'objective',
    severity: 'error',
    formats: declaringFormats,
    fix: 'safe',
    sources: [
      {
        title: 'Prompty: role lines in a prompt',
        url: 'https://github.com/microsoft/prompty',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const nearest = new Map<string, string | undefined>();
    for (const { code, span, message } of doc.problems) {
      if (code !== 'role-unknown') continue;
      const found = WORD.exec(sliceOf(doc.text, span));
      const word = found?.[0].toLowerCase() ?? '';
      if (!nearest.has(word)) nearest.set(word, closest(word, roles));
      const role = nearest.get(word);
      const start = span.start + (found?.index ?? 0);
      yield role === undefined
        ? { span, message }
        : { span, message, fix: [replace({ start, end: start + word.length }, role)] };
    }
  },
});
