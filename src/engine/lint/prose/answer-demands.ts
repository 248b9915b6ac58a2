import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { type Instruction, instructions } from './instructions.js';
import { oncePerPrompt } from './once-per-prompt.js';

/** A sentence that says how the whole answer must be. */
export interface AnswerDemand {
  readonly instruction: Instruction;
  /** The format or the language it names, as one writes it. */
  readonly name: string;
}

const names: readonly string[] = ['JSON', 'Markdown', 'XML', 'YAML', 'HTML', 'CSV', 'plain text', 'LaTeX'];
const languages: readonly string[] = (
  'English French German Spanish Italian Portuguese Dutch Swedish Norwegian Danish Finnish Polish Czech Russian Ukrainian Greek ' +
  'Turkish Arabic Hebrew Hindi Bengali Urdu Thai Vietnamese Indonesian Japanese Korean Chinese Mandarin'
).split(' ');

const subject = String.raw`^(?:(?:you|please|always|must|should|will)\s+)*`;
const verb = String.raw`(?:output|respond|reply|answer|return|produce|print|write\s+your\s+(?:answer|response|reply|output))`;
const exclusive = String.raw`(?:(only|solely|exclusively|strictly|nothing\s+but)\s+)?`;

const onlyFormat = new RegExp(
  String.raw`${subject}${exclusive}${verb}\s+(?:back\s+)?${exclusive}(?:(?:in|with|as|using)\s+)?${exclusive}(?:(?:a|an|the|single|valid|raw|strict|proper|pure|minified|correct|well-formed|human[- ]readable)\s+)*(JSON|Markdown|XML|YAML|HTML|CSV|plain[- ]text|LaTeX)\b(?:\s+(?:objects?|array|document|text|format))?(\s+(?:only|exclusively)|,?\s+and\s+nothing\s+else)?(?=\s*(?:[.!;:,(]|$|with(?:out|\s+no)\b))`,
  'i',
);
const formatOnly = /^(JSON|Markdown|XML|YAML|HTML|CSV|plain[- ]text) only\b/i;
const inLanguage = new RegExp(
  String.raw`${subject}(?:only\s+)?(?:${verb}|speak|(?:your|all)\s+(?:answers?|responses?|replies|reply|output)\s+(?:must|should|will)\s+be(?:\s+written)?)\s+(?:back\s+)?(?:only\s+|exclusively\s+)?in\s+(?:only\s+)?(?:(?:simple|plain|formal|informal|fluent|clear|proper|british|american|brazilian|simplified|traditional)\s+)?(${languages.join('|')})\b(?=\s*(?:[.!;]|$|only\b|,?\s+(?:not|never|regardless|no\s+matter)\b))`,
  'i',
);

/** Sentences that allow one format and no other. */
export const formatDemands = oncePerPrompt((doc): readonly AnswerDemand[] =>
  demandsOf(doc, (text) => {
    const short = formatOnly.exec(text)?.[1];
    if (short !== undefined) return short;
    const [, before, middle, after, name, behind] = onlyFormat.exec(text) ?? [];
    return [before, middle, after, behind].some((word) => word !== undefined) ? name : undefined;
  }),
);

/** Sentences that name the language of the answer. */
export const languageDemands = oncePerPrompt((doc): readonly AnswerDemand[] =>
  demandsOf(doc, (text) => inLanguage.exec(text)?.[1]),
);

/** Of sentences without a condition, outside of what an assistant said. */
function demandsOf(doc: PromptDoc, nameIn: (text: string) => string | undefined): AnswerDemand[] {
  return instructions(doc).flatMap((instruction) => {
    const { text, isConditional, message } = instruction;
    if (isConditional || text.length > 400 || doc.messages[message]?.role === 'assistant') return [];
    const name = nameIn(text);
    return name === undefined ? [] : [{ instruction, name: asWritten(name) }];
  });
}

function asWritten(found: string): string {
  const plain = found.toLowerCase().replace('-', ' ');
  return [...names, ...languages].find((name) => name.toLowerCase() === plain) ?? found;
}
