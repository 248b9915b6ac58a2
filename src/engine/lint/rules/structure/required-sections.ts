import { isMapping, isText } from '../../../prompt/field-reader.js';
import { everyFormat } from '../../format-groups.js';
import { beginsWith, missingSections, type WantedSection } from '../../required-sections.js';
import { defineRule } from '../../rule.js';

/** What others recommend a prompt to be made of, with the names that their own examples use for the same. */
const presets: Readonly<Record<string, readonly WantedSection[]>> = {
  langgpt: [
    ['Role', '角色'],
    ['Profile', '简介'],
    ['Goals', 'Goal', '目标'],
    ['Rules', 'Constraints', 'Constrains', '规则', '约束'],
    ['Workflow', 'Workflows', '工作流程', '工作流'],
    ['Initialization', '初始化'],
  ],
  'gpt-4.1': [
    ['Role and Objective', 'Role', 'Objective'],
    ['Instructions'],
    ['Reasoning Steps', 'Reasoning'],
    ['Output Format', 'Output'],
    ['Examples', 'Example'],
    ['Context'],
  ],
  fabric: [['IDENTITY and PURPOSE', 'IDENTITY'], ['STEPS'], ['OUTPUT INSTRUCTIONS', 'OUTPUT']],
};

/** For teams whose prompts are all made alike. */
export const requiredSections = defineRule({
  meta: {
    id: 'structure/required-sections',
    summary: 'A prompt has the sections that its team agreed on.',
    kind: 'objective',
    severity: 'off',
    formats: everyFormat,
    fix: 'suggest',
    sources: [
      {
        title: 'LangGPT: its template of a role',
        url: 'https://github.com/langgptai/LangGPT',
        kind: 'tool',
        verifiedOn: '2026-11-23',
      },
      {
        title: 'OpenAI: GPT-4.1 prompting guide, on the structure of a prompt',
        url: 'https://cookbook.openai.com/examples/gpt4-1_prompting_guide',
        kind: 'vendor',
        verifiedOn: '2026-11-23',
      },
      {
        title: 'fabric: its patterns, all made of the same sections',
        url: 'https://github.com/danielmiessler/fabric/tree/main/data/patterns',
        kind: 'tool',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc, options }) {
    const { hone } = doc.frontMatter?.data ?? {};
    const own = isMapping(hone) ? hone['sections'] : undefined;
    yield* missingSections(doc, wantedOf(own ?? options['sections']), beginsWith);
  },
});

/** The name of a preset, or a list of names; one of them may be a list itself, of names that all will do. */
function wantedOf(setting: unknown): readonly WantedSection[] {
  if (isText(setting)) return Object.hasOwn(presets, setting) ? (presets[setting] ?? []) : [];
  if (!Array.isArray(setting)) return [];
  return setting.flatMap((entry: unknown): WantedSection[] => {
    const [first, ...others] = (Array.isArray(entry) ? entry : [entry]).filter(isText);
    return first === undefined ? [] : [[first, ...others]];
  });
}
