import { modelFacts, type ModelFacts, refusedOf } from '../../../model/model-facts.js';
import type { PromptDoc, WrittenParameter } from '../../../prompt/prompt-doc.js';
import { replace } from '../../../text/edit.js';
import { aged } from '../../aged.js';
import { removeEntry } from '../../remove-entry.js';
import { defineRule, type Report, type RuleContext, type Suggestion } from '../../rule.js';
import { modelFormats, type NamedModel, namedModels, parameterName } from '../../written-models.js';

/** What a model refuses, tools either send and get an error back, or leave out without a word. */
export const unsupportedParameter = defineRule({
  meta: {
    id: 'model/unsupported-parameter',
    summary: 'A model takes all parameters it is given, and a beginning of its answer only where it may have one.',
    kind: 'objective',
    severity: 'error',
    formats: modelFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'QwenLM/qwen-code issue 921: GPT-5 refuses a temperature',
        url: 'https://github.com/QwenLM/qwen-code/issues/921',
        kind: 'tool',
        verifiedOn: '2026-11-23',
      },
      {
        title: 'mnfst/modelparams.dev pull request 238: what Claude Opus 4.8 refuses, tried out',
        url: 'https://github.com/mnfst/modelparams.dev/pull/238',
        kind: 'tool',
        verifiedOn: '2026-11-26',
      },
      {
        title: 'Anthropic: migration guide, on messages that begin the answer',
        url: 'https://platform.claude.com/docs/en/about-claude/models/migration-guide',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check(context) {
    const reported = new Set<number>();
    for (const model of namedModels(context.doc)) {
      const facts = modelFacts(model.id);
      if (facts === undefined) continue;
      const reports = [...parameterReports(context.doc, model, facts), ...prefillReports(context, model, facts)];
      for (const report of reports) {
        if (reported.has(report.span.start)) continue;
        reported.add(report.span.start);
        yield { ...report, ...aged(facts.verifiedOn, context.today) };
      }
    }
  },
});

function* parameterReports(doc: PromptDoc, model: NamedModel, facts: ModelFacts): Generator<Report> {
  const refused = refusedOf(facts, doc.config.parameters);
  for (const parameter of model.parameters) {
    const { key, keySpan: span } = parameter;
    if (refused.includes(parameterName(parameter)) && !isDefault(parameter)) {
      const unless = facts.refuses.includes(parameterName(parameter)) ? '' : ' while it thinks';
      const message = `${model.id} takes no \`${key}\` but the default${unless}: leave it out.`;
      yield { span, message, suggestions: removal(doc, parameter), ...mildly(doc) };
    } else if (key === 'max_tokens' && doc.format === 'prompty' && isThinkingOpenAi(model, facts)) {
      const message = `${model.id} refuses \`max_tokens\`: call it \`max_completion_tokens\`.`;
      const edits = [replace(span, 'max_completion_tokens')];
      yield { span, message, suggestions: [{ title: 'Change to `max_completion_tokens`', edits }] };
    }
  }
}

/** Hone and promptfoo leave out what they know to be refused: it is then no error, it only does nothing. */
function mildly({ format }: PromptDoc): Pick<Report, 'severity'> {
  return format === 'hone' || format === 'promptfoo' ? { severity: 'warning' } : {};
}

function isDefault({ value }: WrittenParameter): boolean {
  return value === 1 || value === null || value === undefined;
}

function isThinkingOpenAi({ provider }: NamedModel, { reasoning, effort }: ModelFacts): boolean {
  return provider === 'openai' && (reasoning || effort !== undefined);
}

function removal(doc: PromptDoc, parameter: WrittenParameter): Suggestion[] {
  const edit = removeEntry(doc.text, parameter);
  return edit === undefined ? [] : [{ title: `Remove \`${parameter.key}\``, edits: [edit] }];
}

/** A last message of the assistant is the beginning of its answer, unless more messages come from a conversation. */
function prefillReports({ doc }: RuleContext, { id }: NamedModel, { prefill }: ModelFacts): Report[] {
  const last = doc.messages.at(-1);
  if (prefill !== false || last?.role !== 'assistant' || last.roleSpan === undefined) return [];
  if (doc.config.inputs.some(({ putIn }) => putIn === 'thread')) return [];
  const message = `${id} does not go on with an answer that is begun for it: say in the last message of the user how the answer begins, or ask for JSON.`;
  return [{ span: last.roleSpan, message }];
}
