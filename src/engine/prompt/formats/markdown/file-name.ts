/** The last part of a path with `/`. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The file's name without what follows its first dot, unless it starts with one: `plan` of `plan.prompt.md`. */
export function nameBeforeDot(path: string): string {
  const name = fileName(path);
  return /^(\.?[^.]+)/.exec(name)?.[1] ?? name;
}

/** The name of the folder a file is in, or the file's own where it is in none. */
export function folderName(path: string): string {
  return path.split('/').at(-2) ?? nameBeforeDot(path);
}
