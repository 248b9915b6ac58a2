import { useEffect, useRef, useState } from 'preact/hooks';
import type { Copied } from '../../src/protocol/copied.js';

/** Milliseconds: long enough to be seen, and gone before one looks again. */
const shownFor = 2000;

/** Whether this was copied a moment ago. What was copied before it was drawn is of the past. */
export function useCopied(copied: Copied | null, what: string): boolean {
  const times = copied?.times ?? 0;
  const seen = useRef(times);
  const [isFresh, setFresh] = useState(false);
  useEffect(() => {
    if (seen.current === times) return;
    seen.current = times;
    setFresh(copied?.what === what);
    const timer = setTimeout(() => setFresh(false), shownFor);
    return () => clearTimeout(timer);
  }, [times]);
  return isFresh;
}
