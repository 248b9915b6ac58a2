import { parsePrompt } from '../prompt/parse-prompt.js';
import { partsOf } from '../prompt/parts.js';
import type { Constraints } from '../prompt/optimize-use.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { RowValues } from '../prompt/row-values.js';
import { editParts, setDemos } from '../prompt/write-prompt.js';
import { hashText } from '../text/hash.js';
import type { Candidate, Genome, Proposal } from './parts.js';

/** The user's own prompt as a candidate, byte for byte; `frozen` names parts that are not to be changed. */
export function seedCandidate(
  doc: PromptDoc,
  { frozen: kept }: Pick<Constraints, 'frozen'> = { frozen: [] },
): Candidate {
  const editable = partsOf(doc).filter(({ id, frozen }) => !frozen && !kept.includes(id));
  const genome: Genome = { parts: Object.fromEntries(editable.map(({ id, text }) => [id, text])), demos: undefined };
  return { id: idOf(doc.text), text: doc.text, doc, genome, parents: [], operator: 'seed', step: 0 };
}

/** Writes genomes as edits of the seed's file, so that everything no operator may touch stays byte for byte. */
export function createWriter(seed: Candidate): (proposal: Proposal, step: number) => Candidate {
  const project = demoProjection(seed.doc);
  return ({ genome, parents, operator }, step) => {
    const changed = Object.entries(genome.parts).filter(([id, text]) => text !== seed.genome.parts[id]);
    const edited = editParts(
      seed.doc,
      changed.map(([id, text]) => ({ id, text })),
    );
    const rows = genome.demos?.map(({ values }) => project(values));
    const text = rows === undefined ? edited : setDemos(parsePrompt(edited, seed.doc.path), rows);
    return { id: idOf(text), text, doc: parsePrompt(text, seed.doc.path), genome, parents, operator, step };
  };
}

function idOf(text: string): string {
  return hashText(text).slice(0, 12);
}

/** Of a demonstration's row the columns the prompt reads; all of them when a partial may read more. */
function demoProjection({ template, embedded }: PromptDoc): (values: RowValues) => RowValues {
  if (template.facts.includes.length > 0) return (values) => values;
  const expected = embedded.flatMap(({ purpose, template: { facts } }) => (purpose === 'expect' ? facts.uses : []));
  const read = new Set(['expected', ...[...template.facts.uses, ...expected].map(({ name }) => name)]);
  return (values) => Object.fromEntries(Object.entries(values).filter(([name]) => read.has(name)));
}
