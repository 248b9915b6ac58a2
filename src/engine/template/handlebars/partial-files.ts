/** The file of a partial in dotprompt: `folder/name` is in `folder/_name.prompt`. A name with an extension is a file's already. */
export function partialFile(name: string): string {
  const at = name.lastIndexOf('/') + 1;
  const base = name.slice(at);
  return base.includes('.') || base === '' ? name : `${name.slice(0, at)}_${base}.prompt`;
}

/** The name that a template gives a partial's file. */
export function partialNamed(path: string): string {
  const [, folder = '', name] = /^(.*\/)?_([^/.]+)\.prompt$/.exec(path) ?? [];
  return name === undefined ? path : folder + name;
}
