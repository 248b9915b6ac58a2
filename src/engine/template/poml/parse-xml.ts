import sax from 'sax';
import type { Span } from '../../text/span.js';
import { createXmlBuilder, type XmlBuilder, type XmlTree } from './build-xml.js';

/** A file need not have one root, so it is read as the inside of an element. */
const prefix = '<x>';

/** A `<` that starts no tag: the builder meets it as text. */
const loneBracket = /<(?![A-Za-z_:/!?])/g;

/** What sax says of that, and what is said better with the place of the tag that is meant. */
const ignored = /^(?:Unclosed root tag|Inappropriately located doctype|Max buffer length|Unexpected close tag)/;

const advice: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/entity/, 'A `&` starts an entity such as `&lt;`; write `&amp;` for the character itself.'],
  [/^(?:Attribute without value|Unquoted attribute)/, 'An attribute has a value in quotes: write `name="value"`.'],
  [
    /^(?:Invalid attribute name|Invalid character in tag|No whitespace)/,
    'This tag cannot be read; write `<name attribute="value">`.',
  ],
  [/^Unexpected end/, 'The file ends inside a tag or a comment; close it.'],
];

/**
 * Reads XML into a tree with places. After a fault it goes on, so that a half-typed file still has a tree; every fault is
 * a problem with its place. In elements that are `loose` a `<` or `&` alone is text.
 */
export function parseXml(source: string, isLoose: (element: string) => boolean): XmlTree {
  const builder = createXmlBuilder(source, isLoose);
  const parser = sax.parser(true);
  const place = (at: number): number => Math.min(Math.max(0, at - prefix.length), source.length);
  const lastTag = (): Span => ({ start: place(parser.startTagPosition - 1), end: place(parser.position) });
  let opened = 0;
  parser.onopentag = ({ name }) => {
    if (opened++ > 0) builder.open(name, lastTag());
  };
  parser.onclosetag = () => builder.close(lastTag());
  parser.onerror = ({ message }) => {
    const [what = ''] = message.split('\n');
    const inValue = (parser as { attribName?: string }).attribName !== '';
    const isText = what.includes('entity') && (inValue || isLoose(builder.current()));
    if (!isText && !ignored.test(what)) report(what, lastTag(), builder, source);
    parser.resume();
  };
  parser.write(prefix + source.replaceAll(loneBracket, '.')).close();
  return builder.finish();
}

function report(what: string, tag: Span, builder: XmlBuilder, source: string): void {
  if (what.startsWith('Unmatched closing')) {
    builder.unmatched(tag);
    return;
  }
  const message = advice.find(([pattern]) => pattern.test(what))?.[1] ?? `XML: ${what}.`;
  const ampersand = what.includes('entity') ? Math.max(0, source.lastIndexOf('&', tag.end - 1)) : undefined;
  builder.complain(message, ampersand === undefined ? tag : { start: ampersand, end: ampersand + 1 });
  if (what.startsWith('Unexpected end')) builder.skip(tag);
}
