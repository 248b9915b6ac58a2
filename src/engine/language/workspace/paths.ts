/** The folder of a path, empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Where a reference from `folder` leads, as a path of the workspace; undefined where it leaves the workspace. */
export function resolvePath(folder: string, reference: string): string | undefined {
  if (/^(?:[\\/]|[a-z][a-z\d+.-]*:)/i.test(reference)) return undefined;
  const parts: string[] = [];
  for (const part of `${folder}/${reference}`.split(/[\\/]/)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
