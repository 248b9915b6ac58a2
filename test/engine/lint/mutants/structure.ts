import type { Mutation } from './mutation.js';

const numbers = ['two', 'three', 'four', 'five', 'six', 'seven'];
const things = ['labels', 'steps', 'kinds of text', 'rules', 'things'];
const titles = ['Rules', 'Tone', 'Limits', 'Style', 'Form of the text'];

/** Puts lines before the sentence that every clean prompt has. */
function before(text: string, lines: readonly string[]): string {
  return text.replace('Label each', `${lines.join('\n')}\n\nLabel each`);
}

/** A prompt of its own, since the clean one names no model and its include may bring messages. */
function toModel(model: string, messages: readonly string[]): string {
  return `---\nmodel: ${model}\n---\n${messages.join('\n')}\n`;
}

export const breaking: Readonly<Record<string, Mutation>> = {
  'structure/chat-token-in-api-prompt': (_, random) => {
    const [model = ''] = random.sample(['openai/gpt-4.1', 'anthropic/claude-haiku-4-5', 'google/gemini-2.5-flash'], 1);
    const [open = '', close = ''] =
      [
        ['[INST] ', ' [/INST]'],
        ['<<SYS>>\n', '\n<</SYS>>'],
        ['<|im_start|>user\n', '<|im_end|>'],
        ['<|start_header_id|>user<|end_header_id|>\n', '<|eot_id|>'],
      ][random.below(4)] ?? [];
    const said = `Sum up {{ text }} in ${2 + random.below(40)} words.`;
    return { text: toModel(model, [`${open}${said}${close}`]), clean: toModel(model, [said]) };
  },
  'structure/dangling-section-ref': (_, random) => {
    const [first = '', second = '', third = ''] = random.sample(titles, 3);
    const mark = (name: string): string => [`**${name}**`, `"${name}"`, `\`${name}\``][random.below(3)] ?? '';
    const named = mark(second);
    const said = [
      `See the ${named} section.`,
      `Obey the ${named} section above.`,
      `- As defined in the ${named} section`,
    ];
    const sentence = said[random.below(3)] ?? '';
    const prompt = (title: string): string =>
      `# ${first}\nBe kind.\n\n## ${title}\nBe brief.\n\n# Input\n${sentence}\n\n{{ text }}\n`;
    return { text: prompt(third), clean: prompt(second) };
  },
  'structure/empty-section': (text, random) => {
    const [first = '', second = ''] = random.sample(titles, 2);
    const blank = Array.from({ length: random.below(3) }, () => '');
    const mark = random.below(2) === 0 ? '##' : '#';
    const rest = [`${mark} ${second}`, 'Be kind.'];
    return {
      text: before(text, [`${mark} ${first}`, ...blank, ...rest]),
      clean: before(text, [`${mark} ${first}`, 'Be brief.', ...blank, ...rest]),
    };
  },
  'structure/heading-skip': (text, random) => {
    const [first = '', second = ''] = random.sample(titles, 2);
    const deeper = '#'.repeat(3 + random.below(4));
    const section = (mark: string): string =>
      before(text, [`# ${first}`, 'Be kind.', `${mark} ${second}`, 'Be brief.']);
    return { text: section(deeper), clean: section('##') };
  },
  'structure/list-count-mismatch': (text, random) => {
    const size = 2 + random.below(5);
    const items = Array.from({ length: size }, (_, i) => (random.below(2) === 0 ? `- item ${i}` : `- thing ${i}`));
    const said = (count: number): string => (random.below(2) === 0 ? (numbers[count - 2] ?? '') : String(count));
    const [thing = ''] = random.sample(things, 1);
    const start = ['the following', 'these', 'the'][random.below(3)] ?? '';
    const list = (count: string): string => before(text, [`Look at ${start} ${count} ${thing}:`, ...items]);
    return { text: list(said(size + 1)), clean: list(said(size)) };
  },
  'structure/message-order': (_, random) => {
    const mark = random.below(2) === 0 ? '' : '# ';
    const turn = (role: string): string[] => [`${mark}${role}:`, `Line ${random.below(99)}.`];
    const [model, broken] = [
      ['anthropic/claude-sonnet-5', ['system']],
      ['google/gemini-2.5-flash', ['system', 'system']],
      ['mistral/mistral-large-2512', ['user', 'assistant', 'system', 'user']],
      ['mistral/mistral-small-2603', ['system', 'user', 'assistant']],
    ][random.below(4)] as [string, string[]];
    const prompt = (roles: readonly string[]): string => toModel(model, roles.flatMap(turn));
    return { text: prompt(broken), clean: prompt(['system', 'user', 'assistant', 'user']) };
  },
  'structure/ordered-list-gap': (text, random) => {
    const size = 3 + random.below(4);
    const at = 1 + random.below(size - 1);
    const shift = random.below(2) === 0 ? 1 : 2;
    const mark = random.below(2) === 0 ? '.' : ')';
    const list = (jump: number): string =>
      before(
        text,
        Array.from({ length: size }, (_, i) => `${i + 1 + (i >= at ? jump : 0)}${mark} step ${i}`),
      );
    return { text: list(shift), clean: list(0) };
  },
  'structure/required-sections': (_, random) => {
    const presets = [
      ['langgpt', ['Role: Editor', 'Profile', 'Goals', 'Rules', 'Workflow', 'Initialization']],
      ['gpt-4.1', ['Role', 'Instructions', 'Reasoning', 'Output Format', 'Examples', 'Context']],
      ['fabric', ['IDENTITY and PURPOSE', 'STEPS', 'OUTPUT']],
      [
        ['Task', ['Rules', 'Constraints'], 'Tone'],
        ['Task', 'Constraints', 'Tone'],
      ],
    ] as const;
    const [sections, all] = presets[random.below(4)] ?? presets[0];
    const left = random.below(all.length);
    const prompt = (names: readonly string[]): string => names.map((name) => `## ${name}\nBe kind.\n`).join('\n');
    return {
      text: prompt(all.filter((_name, i) => i !== left)),
      clean: prompt(all),
      around: { options: { sections } },
    };
  },
  'structure/unbalanced-chat-token': (text, random) => {
    const pairs = [
      ['[INST]', '[/INST]'],
      ['<<SYS>>', '<</SYS>>'],
      ['<|im_start|>', '<|im_end|>'],
    ] as const;
    const [open, close] = pairs[random.below(3)] ?? pairs[0];
    const turn = (first: string, last: string): string => before(text, [`${first}Be kind ${random.below(9)}.${last}`]);
    const clean = before(text, [`${open}Be kind.${close}`]);
    return { text: random.below(2) === 0 ? turn(open, open) : turn('', close), clean };
  },
  'structure/unclosed-fence': (text, random) => {
    const mark = ['```', '~~~', '````'][random.below(3)] ?? '```';
    const language = ['', 'json', 'python'][random.below(3)] ?? '';
    const open = [`${mark}${language}`, `x = ${random.below(9)}`];
    return { text: before(text, open), clean: before(text, [...open, mark]) };
  },
  'structure/unclosed-tag': (text, random) => {
    const [name = ''] = random.sample(['rules', 'context', 'output_format', 'persona', 'steps'], 1);
    const last = [`<${name}/>`, '', `</${name}s>`][random.below(3)] ?? '';
    const part = (end: string): string => before(text, [`<${name}>`, `Be kind ${random.below(9)}.`, end]);
    const plain = (whole: string): string => whole.replace('{% include "partials/rules.prompt" %}', '');
    return { text: plain(part(last)), clean: plain(before(text, [`<${name}>`, 'Be kind.', `</${name}>`])) };
  },
};
