import assert from 'node:assert/strict';
import { readTag } from '../../../src/engine/text/read-tag.js';

describe('readTag', () => {
  const cases: [what: string, reply: string, text: string | undefined][] = [
    [
      'the text between the tags, without the blanks around it',
      'Sure.\n<new_prompt>\n Do it. \n</new_prompt> Bye.',
      'Do it.',
    ],
    [
      'the last pair when the first one is only talked about',
      'I use <new_prompt></new_prompt>:\n<new_prompt>A</new_prompt>',
      'A',
    ],
    ['tags in another case and with blanks', '< New_Prompt >A</ NEW_PROMPT >', 'A'],
    ['everything after an opening tag that is never closed', '<new_prompt>A\nB', 'A\nB'],
    ['the inside of a code fence', '<new_prompt>\n```jinja\nA {{ x }}\n```\n</new_prompt>', 'A {{ x }}'],
    ['nothing when there is no tag: a raw reply is never used', 'Answer with the label only.', undefined],
    ['nothing from an empty pair', '<new_prompt>  </new_prompt>', undefined],
    ['nothing from another tag', '<prompt>A</prompt>', undefined],
  ];
  for (const [what, reply, text] of cases) it(`reads ${what}`, () => assert.equal(readTag(reply, 'new_prompt'), text));
});
