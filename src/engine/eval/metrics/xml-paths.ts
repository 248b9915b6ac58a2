import sax from 'sax';

/** Elements below this are not told apart: their paths would grow with the square of the depth. */
const deepest = 32;

/** The paths of all elements, as `order.item`, without attributes and texts; a sentence when the text is no XML. */
export function xmlPaths(text: string): ReadonlySet<string> | string {
  const parser = sax.parser(true);
  const paths = new Set<string>();
  const open: string[] = [];
  let roots = 0;
  // Only a throw ends the parser at the first fault; else it tells one for every character.
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name }) => {
    if (open.length === 0) roots++;
    open.push(name);
    if (open.length <= deepest) paths.add(open.join('.'));
  };
  parser.onclosetag = () => void open.pop();
  try {
    parser.write(text.trim()).close();
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
  return roots === 1 ? paths : 'it has not one outermost element';
}
