/** Where a row or a problem stands, for the user: `data` is the file, or the pattern of several. */
export function placeOf({ file, line }: { readonly file?: string; readonly line: number }, data: string): string {
  return `${file === undefined ? data : `${data} (${file})`}:${line}`;
}
