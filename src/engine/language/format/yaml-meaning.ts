import { isAlias, isCollection, isNode, isScalar, Lexer, parseDocument, visit } from 'yaml';
import { tooDeepAt } from '../../prompt/yaml-depth.js';

/** What YAML says, its comments and quotes included, but not its blanks: equal texts mean the same. Undefined where it has faults. */
export function yamlMeaning(source: string): string | undefined {
  if (tooDeepAt(source) !== undefined) return undefined;
  const document = parseDocument(source, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  const said: unknown[] = [];
  visit(document, (key, node, path) => {
    const place = [path.length, typeof key === 'string' ? key : ''];
    if (isScalar(node)) said.push([...place, node.type, node.tag, node.anchor, String(node.value)]);
    else if (isAlias(node)) said.push([...place, node.source]);
    else if (isNode(node)) said.push([...place, node.constructor.name, node.tag, isCollection(node) && node.anchor]);
  });
  return JSON.stringify([said, [...new Lexer().lex(source)].filter((lexeme) => lexeme.startsWith('#'))]);
}
