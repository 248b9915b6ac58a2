import { canonicalJson } from '../../../engine/text/hash.js';
import type { VariantStamp } from '../../runs/run-line.js';

export interface PairedVariants {
  readonly pairs: readonly { readonly a: VariantStamp; readonly b: VariantStamp }[];
  readonly onlyA: readonly VariantStamp[];
  readonly onlyB: readonly VariantStamp[];
}

type Likeness = (variant: VariantStamp) => string;

/** What two variants share, the most telling first; a likeness counts where it singles one out on either side. */
const likenesses: readonly Likeness[] = [
  ({ id }) => id,
  ({ prompt, model, inputs }) => canonicalJson([prompt, model, inputs]),
  ({ prompt, inputs }) => canonicalJson([prompt, inputs]),
  ({ model, inputs }) => canonicalJson([model, inputs]),
  ({ inputs }) => canonicalJson(inputs),
  () => '',
];

/** Which variant of one run answers to which of another. */
export function pairVariants(inA: readonly VariantStamp[], inB: readonly VariantStamp[]): PairedVariants {
  const pairs: { a: VariantStamp; b: VariantStamp }[] = [];
  let [onlyA, onlyB] = [[...inA], [...inB]];
  for (const likeness of likenesses) {
    for (const a of onlyA) {
      const [mine, theirs] = [onlyA, onlyB].map((list) => list.filter((other) => likeness(other) === likeness(a)));
      const b = theirs?.[0];
      if (b === undefined || mine?.length !== 1 || theirs?.length !== 1) continue;
      pairs.push({ a, b });
      onlyA = onlyA.filter((other) => other !== a);
      onlyB = onlyB.filter((other) => other !== b);
    }
  }
  const place = ({ a }: { readonly a: VariantStamp }): number => inA.indexOf(a);
  return { pairs: pairs.sort((one, other) => place(one) - place(other)), onlyA, onlyB };
}
