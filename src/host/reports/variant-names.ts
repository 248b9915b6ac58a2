/** What tells the variants of one run apart: their ids without the parts all of them share. */
export function variantNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const parts = ids.map((id) => id.split(' · '));
  const isShared = (part: string): boolean => ids.length > 1 && parts.every((other) => other.includes(part));
  return new Map(
    ids.map((id, i) => [id, parts[i]?.filter((part) => !isShared(part)).join(' · ') || (parts[i]?.[0] ?? id)]),
  );
}
