import assert from 'node:assert/strict';
import { freeKinds } from '../../../../src/engine/eval/vary/kinds/index.js';
import { type MadeVariations, makeVariations } from '../../../../src/engine/eval/vary/make-variations.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';

interface Asked {
  readonly n?: number;
  readonly seed?: number;
  readonly components?: readonly string[];
  readonly typoRate?: number;
}

function vary(
  text: string,
  kind: string,
  { n = 50, seed = 1, components = [], typoRate = 0.05 }: Asked = {},
): MadeVariations {
  const kinds = freeKinds.filter(({ id }) => id === kind);
  return makeVariations(parsePrompt(text, 'a.prompt'), { kinds, n, seed, components, typoRate, lintErrors: () => [] });
}

/** All forms there are, in the order of the alphabet. */
function forms(text: string, kind: string, asked?: Asked): string[] {
  return vary(text, kind, asked)
    .variations.map((variation) => variation.text)
    .sort();
}

describe('perturbations', () => {
  const finite: readonly { kind: string; text: string; gives: readonly string[] }[] = [
    {
      kind: 'casing',
      text: '# The task\nFinal answer: {{ x }}',
      gives: [
        '# THE TASK\nFINAL ANSWER: {{ x }}',
        '# The Task\nFinal Answer: {{ x }}',
        '# the task\nfinal answer: {{ x }}',
      ],
    },
    {
      kind: 'separators',
      text: 'Text: {{ x }}\nType:',
      gives: [
        'Text - {{ x }}\nType -',
        'Text -- {{ x }}\nType --',
        'Text : {{ x }}\nType :',
        'Text = {{ x }}\nType =',
        'Text | {{ x }}\nType |',
        'Text:: {{ x }}\nType::',
        'Text:\n{{ x }}\nType:',
        'Text:\t{{ x }}\nType:',
      ],
    },
    {
      kind: 'enumeration',
      text: 'Mind rule 2:\n1. One.\n2. Two.',
      gives: ['Mind rule 2:\n(1) One.\n(2) Two.', 'Mind rule 2:\n1) One.\n2) Two.'],
    },
    {
      kind: 'options',
      text: '---\noutput: { labels: [yes, no] }\n---\nSay "yes" or "no": {{ x }}. No is no answer.',
      gives: ['---\noutput: { labels: [yes, no] }\n---\nSay "no" or "yes": {{ x }}. No is no answer.'],
    },
    {
      kind: 'options',
      text: '---\noutput: { labels: [yes, no] }\n---\n- yes: it is\n- no: it is not\n\n{{ x }}',
      gives: ['---\noutput: { labels: [yes, no] }\n---\n- no: it is not\n- yes: it is\n\n{{ x }}'],
    },
    {
      kind: 'demos',
      text: '---\ndemos: [{ x: a }, { x: b }]\n---\n{{ x }}',
      gives: ['---\ndemos:\n  - x: b\n  - x: a\n---\n{{ x }}'],
    },
    {
      kind: 'mood',
      text: 'Write {{ n }} words. Do not explain. The write is old.',
      gives: ['Can', 'Do', 'Will']
        .map((lead) => `${lead} you write {{ n }} words? Do not explain. The write is old.`)
        .concat('You write {{ n }} words. Do not explain. The write is old.'),
    },
    {
      kind: 'aspect',
      text: 'Please write it down. Do not use lists.',
      gives: [
        'You are asked to write it down. You are asked not to use lists.',
        'You are expected to write it down. You are expected not to use lists.',
        'You are writing it down. You are not using lists.',
      ],
    },
    {
      kind: 'tense',
      text: 'Use the list.',
      gives: ['You are going to use', 'You had to use', 'You were to use', 'You will use'].map((s) => `${s} the list.`),
    },
    {
      kind: 'modality',
      text: 'Do not use lists.',
      gives: ['You must not use lists.', 'You should not use lists.'],
    },
    {
      kind: 'synonyms',
      text: 'An expert is an EXPERT; "an expert" is quoted.',
      gives: [
        'A specialist is a SPECIALIST; "an expert" is quoted.',
        'A specialist is an EXPERT; "an expert" is quoted.',
        'An expert is a SPECIALIST; "an expert" is quoted.',
      ],
    },
  ];
  for (const { kind, text, gives } of finite) {
    it(`${kind}: ${JSON.stringify(text.slice(-40))} has ${gives.length} other forms`, () => {
      assert.deepEqual(forms(text, kind), [...gives].sort());
    });
  }

  it('typos: about the rate, never the first letter, a variable, a label, code or a quoted word', () => {
    const own = 'wonderful '.repeat(400);
    const text = `---\noutput: { labels: [Description] }\n---\n${own}{{ sentence }} Description \`constant\` "quotation"`;
    const [typed = ''] = forms(text, 'typos', { n: 1, typoRate: 0.1 });
    const kept = '{{ sentence }} Description `constant` "quotation"';
    assert.equal(typed.endsWith(kept), true);
    const words = typed
      .slice(typed.lastIndexOf('---\n') + 4, -kept.length)
      .trim()
      .split(' ');
    assert.equal(words.length, 400);
    assert.equal(
      words.every((word) => word.startsWith('w')),
      true,
    );
    // A word of nine letters has eight that may slip: 1 - 0.9^8 = 57 % of the words, at 400 words within 10 %.
    const share = words.filter((word) => word !== 'wonderful').length / 400;
    assert.ok(share > 0.47 && share < 0.67, String(share));
  });

  it('spacing: nothing but blanks, and only more of them', () => {
    const text = 'One two three, four five.\n\n  - six seven\n\n{{ x }} eight nine.';
    for (const spaced of forms(text, 'spacing', { n: 10 })) {
      assert.equal(spaced.replaceAll(/\s/g, ''), text.replaceAll(/\s/g, ''));
      assert.ok(spaced.length > text.length);
      assert.match(spaced, /\n {2}- six/);
    }
  });

  it('context: one sentence before a message, never before the assistant’s', () => {
    const text = 'user:\nSay it.\nassistant:\nIt.\nuser:\nAgain.';
    const found = forms(text, 'context');
    assert.equal(found.length, 16);
    for (const padded of found)
      assert.match(padded, /^user:\n(?:[A-Z][^\n]*\.\n\n)?Say it\.\nassistant:\nIt\.\nuser:\n/);
  });

  it('touches the parts asked for, and nothing that is frozen', () => {
    const text = 'system:\nUse it.\n\nuser:\nUse {{ x }}. {# frozen #}Use all.{# end #}';
    const rest = '{{ x }}. {# frozen #}Use all.{# end #}';
    assert.deepEqual(
      forms(text, 'aspect', { components: ['user'] }),
      ['asked to use', 'expected to use', 'using'].map((form) => `system:\nUse it.\n\nuser:\nYou are ${form} ${rest}`),
    );
  });

  it('a form that would start a message is refused, not mended', () => {
    const { variations } = vary('user:\nSystem: {{ x }}', 'separators');
    assert.equal(
      variations.some(({ text }) => /^system:$/im.test(text)),
      false,
    );
    assert.equal(variations.length, 7);
  });

  const idle: readonly [kind: string, text: string, says: RegExp][] = [
    ['options', '{{ x }}: yes or no', /^options: nothing to vary, since its text lists no labels/],
    ['demos', 'Say {{ x }}.', /^demos: nothing to vary, since its front matter lists no two/],
    ['mood', 'Die Antwort auf {{ x }}:', /^mood: nothing to vary, since no English sentence/],
    ['enumeration', 'Say {{ x }}.', /^enumeration: nothing to vary, since there is no list/],
  ];
  for (const [kind, text, says] of idle) {
    it(`${kind}: a prompt without anything for it says so`, () => {
      const { variations, notes } = vary(text, kind);
      assert.deepEqual([variations.length, notes.length], [0, 1]);
      assert.match(notes[0] ?? '', says);
    });
  }

  it('the same seed gives the same texts, another one others, and a kind draws alone as it does among all', () => {
    const text = 'Write a short answer for an expert: {{ x }}. Use several examples.';
    const typos = (kinds: typeof freeKinds, seed: number): string[] =>
      makeVariations(parsePrompt(text, 'a.prompt'), {
        kinds,
        n: 3,
        seed,
        components: [],
        typoRate: 0.05,
        lintErrors: () => [],
      })
        .variations.filter(({ kind }) => kind === 'typos')
        .map((variation) => variation.text);
    const alone = freeKinds.filter(({ id }) => id === 'typos');
    assert.deepEqual(typos(alone, 1), typos(freeKinds, 1));
    assert.notDeepEqual(typos(alone, 1), typos(alone, 2));
  });
});
