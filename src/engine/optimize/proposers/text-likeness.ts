/** Hashed features of a text and their weights. */
export type TextVector = ReadonlyMap<number, number>;

/** Hashed features: many more of them than the texts of a population have words. */
const buckets = 65_536;

/**
 * Texts as vectors that need no model: hashed words and pairs of words, weighted by how few of the texts have them
 * (TF-IDF), of length 1.
 */
export function textVectors(texts: readonly string[]): readonly TextVector[] {
  const counts = texts.map(countFeatures);
  const having = new Map<number, number>();
  for (const own of counts) for (const bucket of own.keys()) having.set(bucket, (having.get(bucket) ?? 0) + 1);
  return counts.map((own) => {
    const weights = [...own].map(([bucket, count]): [number, number] => [
      bucket,
      count * Math.log(1 + texts.length / (having.get(bucket) ?? 1)),
    ]);
    const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0));
    return new Map(weights.map(([bucket, weight]) => [bucket, weight / length]));
  });
}

/** The cosine of two: 1 for the same words in the same order, 0 for none in common. */
export function likeness(a: TextVector, b: TextVector): number {
  return [...a].reduce((sum, [bucket, weight]) => sum + weight * (b.get(bucket) ?? 0), 0);
}

/** Positions of texts that are no more alike than the limit to one that is kept before them. */
export function unlike(texts: readonly string[], limit: number): number[] {
  const vectors = textVectors(texts);
  const kept: number[] = [];
  for (const [at, vector] of vectors.entries()) {
    if (kept.every((other) => likeness(vector, vectors[other] ?? vector) <= limit)) kept.push(at);
  }
  return kept;
}

function countFeatures(text: string): TextVector {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const counts = new Map<number, number>();
  for (const [at, word] of words.entries()) {
    for (const feature of at === 0 ? [word] : [word, `${words[at - 1] ?? ''} ${word}`]) {
      const bucket = bucketOf(feature);
      counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
    }
  }
  return counts;
}

/** FNV-1a. */
function bucketOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at++) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % buckets;
}
