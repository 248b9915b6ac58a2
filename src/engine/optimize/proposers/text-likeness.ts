/** Hashed features: more of them than texts of a population have words. */
const buckets = 4096;

/**
 * Texts as vectors that need no model: hashed words and pairs of words, weighted by how few of the texts have them
 * (TF-IDF), of length 1. The dot product of two is how alike they are.
 */
export function textVectors(texts: readonly string[]): readonly Float64Array[] {
  const counts = texts.map(countFeatures);
  const having = new Float64Array(buckets);
  for (const own of counts) for (const [at, count] of own.entries()) if (count > 0) having[at] = (having[at] ?? 0) + 1;
  return counts.map((own) => {
    const weighted = own.map((count, at) => count * Math.log(1 + texts.length / Math.max(1, having[at] ?? 0)));
    const length = Math.sqrt(weighted.reduce((sum, value) => sum + value * value, 0));
    return weighted.map((value) => (length === 0 ? 0 : value / length));
  });
}

export function likeness(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
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

function countFeatures(text: string): Float64Array {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const counts = new Float64Array(buckets);
  for (const [at, word] of words.entries()) {
    for (const feature of at === 0 ? [word] : [word, `${words[at - 1] ?? ''} ${word}`]) {
      const bucket = bucketOf(feature);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
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
