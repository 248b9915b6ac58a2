import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { replace } from '../../text/edit.js';
import { everyFormat } from '../format-groups.js';
import { isNamed, missingSections, type WantedSection } from '../required-sections.js';
import type { Report, Rule } from '../rule.js';
import { findWords } from './find-words.js';
import type { TeamCheck, TeamRule } from './team-rule.js';

/** Makes a rule like any other of what a team wrote into its configuration. */
export function createTeamRule({ id, message, severity, ignoreCase, check }: TeamRule): Rule {
  const summary = message ?? 'A rule of this team.';
  return {
    meta: { id, summary, kind: 'objective', severity, formats: everyFormat, fix: 'suggest', sources: [] },
    *check({ doc }) {
      for (const report of reportsOf(doc, check, ignoreCase))
        yield message === undefined ? report : { ...report, message };
    },
  };
}

function reportsOf(doc: PromptDoc, check: TeamCheck, ignoreCase: boolean): Report[] {
  switch (check.kind) {
    case 'forbid':
      return check.texts.flatMap((text) =>
        findWords(doc, text, ignoreCase).map((span) => ({
          span,
          message: `'${text}' is not used here: say it differently.`,
        })),
      );
    case 'require':
      return check.texts.flatMap((text) =>
        findWords(doc, text, ignoreCase).length > 0
          ? []
          : [missing(doc, `'${text}' has to stand in this prompt: add it.`)],
      );
    case 'count':
      return countReports(doc, check, ignoreCase);
    case 'consistent':
      return check.groups.flatMap((spellings) => spellingReports(doc, spellings, ignoreCase));
    case 'sections':
      return missingSections(
        doc,
        check.titles.map((title): WantedSection => [title]),
        isNamed,
      );
  }
}

/** About the prompt as a whole: shown at its beginning. */
function missing({ body }: PromptDoc, message: string): Report {
  return { span: { start: body.start, end: body.start }, message };
}

type Counted = Extract<TeamCheck, { kind: 'count' }>;

function countReports(doc: PromptDoc, { text, least, most }: Counted, ignoreCase: boolean): Report[] {
  const spans = findWords(doc, text, ignoreCase);
  if (spans.length < least)
    return [missing(doc, `'${text}' stands here ${spans.length} times and has to at least ${least} times: add it.`)];
  return spans
    .slice(most)
    .map((span) => ({ span, message: `'${text}' may stand here at most ${most} times: leave this one out.` }));
}

/** The spelling that comes first is the one the others are measured by. */
function spellingReports(doc: PromptDoc, spellings: readonly string[], ignoreCase: boolean): Report[] {
  const found = spellings
    .flatMap((spelling) => findWords(doc, spelling, ignoreCase).map((span) => ({ spelling, span })))
    .sort((a, b) => a.span.start - b.span.start);
  const used = found[0]?.spelling;
  if (used === undefined) return [];
  return found.flatMap(({ spelling, span }): Report[] =>
    spelling === used
      ? []
      : [
          {
            span,
            message: `'${spelling}' is '${used}' elsewhere in this prompt: use one of them.`,
            suggestions: [{ title: `Change to '${used}'`, edits: [replace(span, used)] }],
          },
        ],
  );
}
