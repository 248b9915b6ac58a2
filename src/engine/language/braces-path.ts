/** A path as Handlebars and Mustache write it: `../item.title`, `this.title`, `@root.title`. */
export interface BracesPath {
  /** How many `../` it has. */
  readonly up: number;
  /** The names; `this` and `@root` among them. */
  readonly names: readonly string[];
}

const PATH = /(?:^|[\s({=|"'#^&/>!~])((?:\.\.\/)*)(?:\.\/)?((?:@?[\p{L}_][\p{L}\p{N}_-]*[./])*)$/u;
const reach = 300;

/** What is written of a path before its last name, which begins at `start`; undefined where that is the first. */
export function pathBefore(text: string, start: number): BracesPath | undefined {
  const [whole, ups = '', names = ''] = PATH.exec(text.slice(Math.max(0, start - reach), start)) ?? [];
  if (whole === undefined || ups + names === '') return undefined;
  return { up: ups.length / 3, names: names.split(/[./]/).filter((name) => name !== '') };
}
