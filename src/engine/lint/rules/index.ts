import type { Rule, RuleMeta } from '../rule.js';
import { brokenReference } from './agent/broken-reference.js';
import { deprecatedField } from './agent/deprecated-field.js';
import { skillDirName } from './agent/skill-dir-name.js';
import { skillFrontmatter } from './agent/skill-frontmatter.js';
import { staleCommand } from './agent/stale-command.js';
import { unknownField } from './agent/unknown-field.js';
import { blanketNegative } from './clarity/blanket-negative.js';
import { duplicateInstruction } from './clarity/duplicate-instruction.js';
import { leftoverPlaceholder } from './clarity/leftover-placeholder.js';
import { misspelling } from './clarity/misspelling.js';
import { negativeOnly } from './clarity/negative-only.js';
import { repeatedWord } from './clarity/repeated-word.js';
import { shouting } from './clarity/shouting.js';
import { vagueOutputLength } from './clarity/vague-output-length.js';
import { callSiteMismatch } from './consistency/call-site-mismatch.js';
import { duplicateName } from './consistency/duplicate-name.js';
import { belowCacheMinimum } from './cost/below-cache-minimum.js';
import { budget } from './cost/budget.js';
import { inlineBlob } from './cost/inline-blob.js';
import { staticAfterDynamic } from './cost/static-after-dynamic.js';
import { volatilePrefix } from './cost/volatile-prefix.js';
import { duplicateRow } from './dataset/duplicate-row.js';
import { expectedNotDeclared } from './dataset/expected-not-declared.js';
import { leak } from './dataset/leak.js';
import { malformedRow } from './dataset/malformed-row.js';
import { missingColumn } from './dataset/missing-column.js';
import { missingFile } from './dataset/missing-file.js';
import { noAssertion } from './dataset/no-assertion.js';
import { unknownKey } from './dataset/unknown-key.js';
import { duplicateInput } from './examples/duplicate-input.js';
import { invalidJson } from './examples/invalid-json.js';
import { labelImbalance } from './examples/label-imbalance.js';
import { labelNotDeclared } from './examples/label-not-declared.js';
import { labelWithoutExample } from './examples/label-without-example.js';
import { schemaMismatch } from './examples/schema-mismatch.js';
import { singleLabel } from './examples/single-label.js';
import { unpaired } from './examples/unpaired.js';
import { violatesLimit } from './examples/violates-limit.js';
import { internalError } from './lint/internal-error.js';
import { invalidSuppression } from './lint/invalid-suppression.js';
import { unusedSuppression } from './lint/unused-suppression.js';
import { cotOnReasoningModel } from './model/cot-on-reasoning-model.js';
import { gemini3Temperature } from './model/gemini3-temperature.js';
import { parameterRange } from './model/parameter-range.js';
import { retired } from './model/retired.js';
import { tokenLimit } from './model/token-limit.js';
import { toolsInProse } from './model/tools-in-prose.js';
import { unknown } from './model/unknown.js';
import { unpinned } from './model/unpinned.js';
import { unsupportedParameter } from './model/unsupported-parameter.js';
import { conflictingFormats } from './output/conflicting-formats.js';
import { conflictingLanguage } from './output/conflicting-language.js';
import { conflictingLength } from './output/conflicting-length.js';
import { jsonModeWithoutJsonWord } from './output/json-mode-without-json-word.js';
import { jsonWithoutShape } from './output/json-without-shape.js';
import { onlyJsonPlusProse } from './output/only-json-plus-prose.js';
import { schemaInvalid } from './output/schema-invalid.js';
import { schemaKeyNotInPromptShape } from './output/schema-key-not-in-prompt-shape.js';
import { tokenLimitTooSmall } from './output/token-limit-too-small.js';
import { authzInPrompt } from './security/authz-in-prompt.js';
import { hiddenUnicode } from './security/hidden-unicode.js';
import { piiLiteral } from './security/pii-literal.js';
import { secret } from './security/secret.js';
import { secretKeptByInstruction } from './security/secret-kept-by-instruction.js';
import { templateInjection } from './security/template-injection.js';
import { unscopedTools } from './security/unscoped-tools.js';
import { untrustedInSystem } from './security/untrusted-in-system.js';
import { untrustedUndelimited } from './security/untrusted-undelimited.js';
import { chatTokenInApiPrompt } from './structure/chat-token-in-api-prompt.js';
import { danglingSectionRef } from './structure/dangling-section-ref.js';
import { emptySection } from './structure/empty-section.js';
import { headingSkip } from './structure/heading-skip.js';
import { listCountMismatch } from './structure/list-count-mismatch.js';
import { messageOrder } from './structure/message-order.js';
import { orderedListGap } from './structure/ordered-list-gap.js';
import { requiredSections } from './structure/required-sections.js';
import { unbalancedChatToken } from './structure/unbalanced-chat-token.js';
import { unclosedFence } from './structure/unclosed-fence.js';
import { unclosedTag } from './structure/unclosed-tag.js';
import { emptyPlaceholder } from './template/empty-placeholder.js';
import { emptyPrompt } from './template/empty-prompt.js';
import { frontMatter } from './template/front-matter.js';
import { inputWithoutSample } from './template/input-without-sample.js';
import { missingFPrefix } from './template/missing-f-prefix.js';
import { mixedDelimiters } from './template/mixed-delimiters.js';
import { roleMarker } from './template/role-marker.js';
import { syntax } from './template/syntax.js';
import { trailingSpace } from './template/trailing-space.js';
import { undefinedVariable } from './template/undefined-variable.js';
import { unescapedBraces } from './template/unescaped-braces.js';
import { unknownHelper } from './template/unknown-helper.js';
import { unknownInclude } from './template/unknown-include.js';
import { unusedInput } from './template/unused-input.js';

/** Every rule, sorted by id. A new rule is added here and nowhere else. */
export const rules: readonly Rule[] = [
  brokenReference,
  deprecatedField,
  skillDirName,
  skillFrontmatter,
  staleCommand,
  unknownField,
  blanketNegative,
  duplicateInstruction,
  leftoverPlaceholder,
  misspelling,
  negativeOnly,
  repeatedWord,
  shouting,
  vagueOutputLength,
  callSiteMismatch,
  duplicateName,
  belowCacheMinimum,
  budget,
  inlineBlob,
  staticAfterDynamic,
  volatilePrefix,
  duplicateRow,
  expectedNotDeclared,
  leak,
  malformedRow,
  missingColumn,
  missingFile,
  noAssertion,
  unknownKey,
  duplicateInput,
  invalidJson,
  labelImbalance,
  labelNotDeclared,
  labelWithoutExample,
  schemaMismatch,
  singleLabel,
  unpaired,
  violatesLimit,
  cotOnReasoningModel,
  gemini3Temperature,
  parameterRange,
  retired,
  tokenLimit,
  toolsInProse,
  unknown,
  unpinned,
  unsupportedParameter,
  conflictingFormats,
  conflictingLanguage,
  conflictingLength,
  jsonModeWithoutJsonWord,
  jsonWithoutShape,
  onlyJsonPlusProse,
  schemaInvalid,
  schemaKeyNotInPromptShape,
  tokenLimitTooSmall,
  authzInPrompt,
  hiddenUnicode,
  piiLiteral,
  secret,
  secretKeptByInstruction,
  templateInjection,
  unscopedTools,
  untrustedInSystem,
  untrustedUndelimited,
  chatTokenInApiPrompt,
  danglingSectionRef,
  emptySection,
  headingSkip,
  listCountMismatch,
  messageOrder,
  orderedListGap,
  requiredSections,
  unbalancedChatToken,
  unclosedFence,
  unclosedTag,
  emptyPlaceholder,
  emptyPrompt,
  frontMatter,
  inputWithoutSample,
  missingFPrefix,
  mixedDelimiters,
  roleMarker,
  syntax,
  trailingSpace,
  undefinedVariable,
  unescapedBraces,
  unknownHelper,
  unknownInclude,
  unusedInput,
];

/** What a list of rules shows: the rules above and what the linter says about itself, sorted by id. */
export const ruleMetas: readonly RuleMeta[] = [
  ...rules.map(({ meta }) => meta),
  internalError,
  invalidSuppression,
  unusedSuppression,
].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Rules by their ids and those they had before. */
export interface RuleLookup {
  readonly ids: readonly string[];
  readonly find: (id: string) => RuleMeta | undefined;
}

/** All rules there are, and those of a team. */
export function lookupWith(others: readonly RuleMeta[]): RuleLookup {
  if (others.length === 0) return builtIn;
  const own = new Map(others.map((meta): [string, RuleMeta] => [meta.id, meta]));
  return { ids: [...builtIn.ids, ...own.keys()], find: (id) => own.get(id) ?? builtIn.find(id) };
}

const byId = new Map(
  ruleMetas.flatMap((meta) => [meta.id, ...(meta.replaces ?? [])].map((id) => [id as string, meta])),
);

const builtIn: RuleLookup = { ids: ruleMetas.map(({ id }) => id), find: (id) => byId.get(id) };

/** Finds a rule of Hone's own by its id or one it had before. */
export function ruleWithId(id: string): RuleMeta | undefined {
  return builtIn.find(id);
}
