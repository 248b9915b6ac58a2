export interface LinePrefixes {
  /** A line that begins with this, blanks aside, is a statement: `# for x in xs`. */
  readonly lineStatementPrefix?: string | undefined;
  /** From this to the end of its line is a comment: `## not sent`. */
  readonly lineCommentPrefix?: string | undefined;
}

/** Finds where a tag, a line statement or a line comment begins; for the latter two a group of that name holds the prefix. */
export function openerPattern({
  lineStatementPrefix: statement = '',
  lineCommentPrefix: comment = '',
}: LinePrefixes): RegExp {
  // Of two prefixes the longer one is tried first, as in jinja2: `##` is no statement.
  const lines = [
    { prefix: statement, pattern: `(?<![^\\n\\r])[ \\t\\v]*(?<statement>${escaped(statement)})` },
    { prefix: comment, pattern: `(?:(?<![^\\n\\r])|(?<=\\S))[^\\S\\n\\r]*(?<comment>${escaped(comment)})` },
  ];
  const used = lines.filter(({ prefix }) => prefix !== '').sort((a, b) => b.prefix.length - a.prefix.length);
  return new RegExp(['\\{[{%#]', ...used.map(({ pattern }) => pattern)].join('|'), 'g');
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
