import { modelFacts } from '../../../model/model-facts.js';
import { replace } from '../../../text/edit.js';
import { aged } from '../../aged.js';
import { defineRule } from '../../rule.js';
import { modelFormats, namedModels } from '../../written-models.js';

/** What was tested with one version is answered by another one day. Off: who experiments wants the newest. */
export const unpinned = defineRule({
  meta: {
    id: 'model/unpinned',
    summary: 'A model is named by a version that does not change.',
    kind: 'heuristic',
    severity: 'off',
    formats: modelFormats,
    fix: 'suggest',
    sources: [
      {
        title: "OpenAI's forum: which snapshot each alias stands for",
        url: 'https://community.openai.com/t/where-can-i-check-the-model-alias-updates/1357643',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check(context) {
    for (const { id, name, span } of namedModels(context.doc)) {
      const facts = modelFacts(id);
      const snapshot = facts?.id === id ? facts.snapshot : undefined;
      if (snapshot === undefined && !name.endsWith('-latest')) continue;
      const advice = snapshot === undefined ? 'name a version' : `name '${snapshot}'`;
      const message = `'${name}' moves from one version to the next: ${advice}, so that what you tested is what answers.`;
      const suggestions =
        snapshot === undefined ? [] : [{ title: `Change to '${snapshot}'`, edits: [replace(span, snapshot)] }];
      yield { span, message, suggestions, ...(facts === undefined ? {} : aged(facts.verifiedOn, context.today)) };
    }
  },
});
