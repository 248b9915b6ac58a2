import { maskTags, tagMask } from '../../template/jinja/template-tags.js';
import type { Genome, Proposer, SearchContext } from '../parts.js';

export interface SeparatorOptions {
  /** Strings that are drawn. */
  readonly draws: number;
  readonly fewestWords: number;
  readonly mostWords: number;
}

/** Words behind the last placeholder that are a separator, such as `Answer:`; more of them say something. */
const separatorWords = 3;

/** Random words between input and answer, which nobody would write: what chance alone finds (Lu et al. 2024). */
export function separators({ draws, fewestWords, mostWords }: SeparatorOptions): Proposer {
  return {
    id: 'separators',
    propose({ parents: [parent], most = draws }, context) {
      const part = parent && slotPart(parent.genome);
      const words = vocabulary(context);
      if (parent === undefined || part === undefined || words.length === 0) return Promise.resolve([]);
      const random = context.random.fork('separators');
      const text = parent.genome.parts[part] ?? '';
      return Promise.resolve(
        Array.from({ length: Math.min(most, draws) }, () => {
          const size = fewestWords + random.below(mostWords - fewestWords + 1);
          const separator = random.sample(words, size).join(' ');
          const parts = { ...parent.genome.parts, [part]: withSeparator(text, separator) };
          return { genome: { ...parent.genome, parts }, parents: [parent.id], operator: 'separator' };
        }),
      );
    },
  };
}

/** The last part with a placeholder: the answer comes right after it. */
function slotPart({ parts }: Genome): string | undefined {
  return Object.keys(parts).findLast((id) => maskTags(parts[id] ?? '').includes(tagMask));
}

/** Puts a separator behind the last placeholder, in place of a short one that is there. */
export function withSeparator(text: string, separator: string): string {
  const end = maskTags(text).lastIndexOf(tagMask) + tagMask.length;
  const rest = text.slice(end);
  const tail = /\s*$/.exec(rest)?.[0] ?? '';
  if ((rest.match(/\S+/g)?.length ?? 0) > separatorWords) return `${text.trimEnd()}\n${separator}${tail}`;
  const lead = rest.trim() === '' ? '' : /^\s*/.exec(rest)?.[0];
  const gap = lead === undefined || lead === '' ? '\n' : lead;
  return `${text.slice(0, end)}${gap}${separator}${tail}`;
}

/** The words of the train rows' inputs, each once. */
function vocabulary(context: SearchContext): readonly string[] {
  const words = context.rows.train.flatMap((row) => context.inputText(row).match(/[\p{L}\p{N}]+/gu) ?? []);
  return [...new Set(words)];
}
