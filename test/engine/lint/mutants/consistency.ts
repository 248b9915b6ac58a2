import { around } from './clean-prompt.js';
import { codeText, oneOf } from './code-text.js';
import { misspelt, type Mutation } from './mutation.js';

const called = ['summarize', 'label-texts', 'Review a change', 'answer'];

export const breaking: Readonly<Record<string, Mutation>> = {
  'consistency/call-site-mismatch': (_, random) => {
    const { text: clean, path, names } = codeText(random);
    const name = oneOf(random, ...names);
    const word = misspelt(name, random);
    // Where the values are given, behind the last template.
    const at = clean.lastIndexOf(name);
    const text = `${clean.slice(0, at)}${word}${clean.slice(at + name.length)}`;
    return { text, clean, around: { path } };
  },
  'consistency/duplicate-name': (text, random) => {
    const [name = '', other = ''] = random.sample(called, 2);
    if (random.below(3) === 0) {
      const file = (second: string): string =>
        `prompts:\n  - { label: ${name}, raw: "A {{x}}" }\n  - { raw: "B {{x}}", label: ${second} }\n`;
      return { text: file(name), clean: file(other), around: { path: 'promptfooconfig.yaml' } };
    }
    const written = random.below(2) === 0 ? (own: string): string => own : (own: string): string => `"${own}"`;
    const withName = (own: string): string => text.replace('---\n', `---\nname: ${written(own)}\n`);
    const names = { [`${other.replaceAll(' ', '-')}.prompt`]: name, 'third.prompt': 'third' };
    return { text: withName(name), clean: withName(other), around: { ...around, names } };
  },
};
