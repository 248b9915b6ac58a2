import type { Occurrence, Place } from './contracts.js';

/** Names that belong together: renaming one of them means renaming all. */
export interface NameGroup {
  readonly keys: ReadonlySet<string>;
  /** By path, then by place. */
  readonly occurrences: readonly Occurrence[];
  /** Why the group cannot be renamed; empty where it can. */
  readonly obstacles: readonly string[];
}

/** Joins names by what they stand for. A key says what a name is, such as a template's outside variable `x`. */
export interface SymbolGraph {
  join(a: string, b: string): void;
  /** Two names at one place are one: a template that several prompts read, each in its way. */
  place(key: string, occurrence: Occurrence): void;
  obstruct(key: string, reason: string): void;
  group(key: string): NameGroup;
  keyAt(path: string, offset: number): string | undefined;
  occurrenceAt(path: string, offset: number): Occurrence | undefined;
}

interface Placed {
  readonly key: string;
  readonly occurrence: Occurrence;
}

export function createSymbolGraph(): SymbolGraph {
  const sets = createSets();
  const places = new Map<string, Map<number, Placed>>();
  const obstacles = new Map<string, string[]>();
  let groups: ReadonlyMap<string, NameGroup> | undefined;
  const add = (key: string): void => {
    groups = undefined;
    sets.add(key);
  };
  const join = (a: string, b: string): void => {
    groups = undefined;
    sets.join(a, b);
  };
  const placedAt = (path: string, offset: number): Placed | undefined =>
    [...(places.get(path)?.values() ?? [])].find(({ occurrence: { span } }) => {
      return span.start <= offset && offset <= span.end;
    });

  return {
    join,
    place(key, occurrence) {
      add(key);
      const inFile = places.get(occurrence.path) ?? new Map<number, Placed>();
      places.set(occurrence.path, inFile);
      const known = inFile.get(occurrence.span.start);
      if (known === undefined) inFile.set(occurrence.span.start, { key, occurrence });
      else join(known.key, key);
    },
    obstruct(key, reason) {
      add(key);
      obstacles.set(key, [...(obstacles.get(key) ?? []), reason]);
    },
    group(key) {
      groups ??= collect({ sets, places, obstacles });
      return groups.get(sets.find(key)) ?? { keys: new Set([key]), occurrences: [], obstacles: [] };
    },
    keyAt: (path, offset) => placedAt(path, offset)?.key,
    occurrenceAt: (path, offset) => placedAt(path, offset)?.occurrence,
  };
}

/** Keys in disjoint sets, each known by one of its keys. */
interface Sets {
  readonly keys: () => Iterable<string>;
  readonly find: (key: string) => string;
  readonly add: (key: string) => void;
  readonly join: (a: string, b: string) => void;
}

function createSets(): Sets {
  const parents = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
    for (let at = key; at !== root; ) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  const add = (key: string): void => {
    if (!parents.has(key)) parents.set(key, key);
  };
  return {
    keys: () => parents.keys(),
    find,
    add,
    join(a, b) {
      add(a);
      add(b);
      parents.set(find(a), find(b));
    },
  };
}

interface Parts {
  readonly sets: Sets;
  readonly places: ReadonlyMap<string, ReadonlyMap<number, Placed>>;
  readonly obstacles: ReadonlyMap<string, readonly string[]>;
}

function collect({ sets: { keys, find }, places, obstacles }: Parts): ReadonlyMap<string, NameGroup> {
  const drafts = new Map<string, { keys: Set<string>; occurrences: Occurrence[]; obstacles: string[] }>();
  for (const key of keys()) {
    const root = find(key);
    const draft = drafts.get(root) ?? { keys: new Set(), occurrences: [], obstacles: [] };
    drafts.set(root, draft);
    draft.keys.add(key);
    draft.obstacles.push(...(obstacles.get(key) ?? []));
  }
  for (const inFile of places.values()) {
    for (const { key, occurrence } of inFile.values()) drafts.get(find(key))?.occurrences.push(occurrence);
  }
  for (const draft of drafts.values()) draft.occurrences.sort(byPlace);
  return drafts;
}

function byPlace(a: Place, b: Place): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.span.start - b.span.start;
}
