/** Does work after the events that wait already; the result calls it off. A browser has no `setImmediate`. */
export function nextTurn(work: () => void): () => void {
  if ('setImmediate' in globalThis) {
    const due = setImmediate(work);
    return () => clearImmediate(due);
  }
  const due = setTimeout(work);
  return () => clearTimeout(due);
}
