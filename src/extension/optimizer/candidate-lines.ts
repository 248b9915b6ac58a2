import type { CandidateRecord, OptimizeEvent, ShownRow } from '../../engine/optimize/contracts.js';
import type { CandidateLine, OpenCandidate, RowLabel, RowMarks, RunView } from '../../protocol/optimizer-run.js';

/** Every version of a run, and which of them are shown. */
export interface Candidates {
  readonly proposed: number;
  readonly rejected: number;
  apply(event: OptimizeEvent): void;
  find(id: string): CandidateRecord | undefined;
  seed(): CandidateRecord | undefined;
  open(id: string): OpenCandidate | null;
  rows(): RunView['rows'];
  lines(best: string | undefined): readonly CandidateLine[];
}

/** Versions the view lists; the journal has all. */
const mostShown = 200;
/** Rows a version has marks for, which is as many as can be told apart in a side bar. */
const mostMarks = 200;
const mostCharacters = 120;

interface Tracked {
  readonly record: CandidateRecord;
  score: CandidateLine['score'];
  duel: CandidateLine['duel'];
  rejected: CandidateLine['rejected'];
  marks: RowMarks | null;
}

export function createCandidates(): Candidates {
  const all = new Map<string, Tracked>();
  let rows: RunView['rows'] = { train: [], dev: [] };
  let rejected = 0;
  const find = (id: string): CandidateRecord | undefined => all.get(id)?.record;
  return {
    get proposed() {
      return all.size;
    },
    get rejected() {
      return rejected;
    },
    apply(event) {
      if (event.type === 'rows') rows = { train: labels(event.train), dev: labels(event.dev) };
      if (event.type === 'proposed') all.set(event.candidate.id, tracked(event.candidate));
      if (event.type === 'rejected') rejected += 1;
      const subject = subjectOf(event);
      const known = subject === undefined ? undefined : all.get(subject);
      if (known) note(known, event);
    },
    find,
    seed: () => [...all.values()].map(({ record }) => record).find(isSeed),
    open(id) {
      const record = find(id);
      if (record === undefined) return null;
      const parent = record.parents.map(find).find((known) => known !== undefined);
      return { id, parent: parent?.id ?? null, before: (parent ?? record).text, after: record.text };
    },
    rows: () => rows,
    lines: (best) => linesOf(all, best),
  };
}

function tracked(record: CandidateRecord): Tracked {
  return { record, score: null, duel: null, rejected: null, marks: null };
}

/** Whom an event says something of. */
function subjectOf(event: OptimizeEvent): string | undefined {
  if (event.type === 'duelled') return event.b;
  return event.type === 'rejected' || event.type === 'scored' || event.type === 'marks' ? event.id : undefined;
}

/** Development rows are those that versions are compared on, so they win over training rows. */
function note(known: Tracked, event: OptimizeEvent): void {
  switch (event.type) {
    case 'rejected':
      known.rejected = { screen: event.screen, reason: event.reason };
      break;
    case 'scored':
      if (event.n === 0 || (known.score?.split === 'dev' && event.split === 'train')) break;
      known.score = { ...event.score, n: event.n, split: event.split };
      break;
    case 'duelled':
      known.duel = { over: event.a, wins: event.wins, losses: event.losses, ties: event.ties };
      break;
    case 'marks':
      if (known.marks?.split === 'dev' && event.split === 'train') break;
      known.marks = marksOf(event.split, event.scores);
      break;
    default:
  }
}

function marksOf(split: RowMarks['split'], scores: readonly (number | null)[]): RowMarks {
  const marks = scores.slice(0, mostMarks).map(markOf).join('');
  return { split, marks, hidden: scores.length - marks.length };
}

function markOf(score: number | null): string {
  if (score === null) return '.';
  if (score >= 1) return '+';
  return score <= 0 ? '-' : '~';
}

function labels(rows: readonly ShownRow[]): RowLabel[] {
  return rows.slice(0, mostMarks).map(({ line, input }) => ({ line, text: firstWords(input) }));
}

/** A text as it fits a title: blanks as one, cut where it is long. */
export function firstWords(text: string): string {
  const plain = text
    .slice(0, 4 * mostCharacters)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain.length > mostCharacters ? `${plain.slice(0, mostCharacters - 1)}…` : plain;
}

function isSeed({ parents, operator }: CandidateRecord): boolean {
  return parents.length === 0 && operator === 'seed';
}

type Known = ReadonlyMap<string, Tracked>;

function linesOf(all: Known, best: string | undefined): CandidateLine[] {
  const descent = descentOf(best, all);
  const shown = shownOf(all, descent);
  return [...all.values()].flatMap(({ record, ...found }) => {
    const { id, operator, parents } = record;
    if (!shown.has(id)) return [];
    const under = shownAncestor(record, all, shown);
    return [
      { id, operator, parents, under, ...found, best: id === best, inDescent: descent.has(id), seed: isSeed(record) },
    ];
  });
}

/** The best one, its first parent, that one's, and so on to the seed. */
function descentOf(best: string | undefined, all: Known): ReadonlySet<string> {
  const line = new Set<string>();
  for (let id = best; id !== undefined && !line.has(id); id = all.get(id)?.record.parents[0]) line.add(id);
  return line;
}

/** The seed, the best one's line, the best scores, and the latest of the others. */
function shownOf(all: Known, descent: ReadonlySet<string>): ReadonlySet<string> {
  if (all.size <= mostShown) return new Set(all.keys());
  const versions = [...all.values()].map((version) => version.record.id);
  const scored = [...all.values()]
    .flatMap(({ record: { id }, score }) => (score?.split === 'dev' ? [{ id, mean: score.mean }] : []))
    .sort((a, b) => b.mean - a.mean)
    .map(({ id }) => id);
  const wanted = [versions[0] ?? '', ...descent, ...scored.slice(0, mostShown / 4), ...versions.reverse()];
  return new Set([...new Set(wanted)].slice(0, mostShown));
}

function shownAncestor(record: CandidateRecord, all: Known, shown: ReadonlySet<string>): string | null {
  const seen = new Set([record.id]);
  for (let id = record.parents[0]; id !== undefined && !seen.has(id); id = all.get(id)?.record.parents[0]) {
    if (shown.has(id)) return id;
    seen.add(id);
  }
  return null;
}
