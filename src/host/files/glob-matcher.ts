import picomatch from 'picomatch';

/** Globs as shells and git write them, for paths with `/`. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  return picomatch([...globs], { dot: true });
}
