import { parseHandlebars } from '../../../template/handlebars/parse-handlebars.js';
import { parseJinja } from '../../../template/jinja/parse-jinja.js';
import type { Span } from '../../../text/span.js';
import { findFrontMatter } from '../../find-front-matter.js';
import { readYaml } from '../../read-yaml.js';
import { roleFinder } from '../../role-lines.js';

/** Handlebars forms that Jinja cannot mean. */
const forms =
  /\{\{~?(?:[#>/^&]|!--|!\s|\s*(?:role\s+["'\w]|section\s+["'\w]|media\s+\w+\s*=|json\s+[\w.@("']|lookup\s+[\w.@("']|@\w))/g;

/** Keys of dotprompt and of Genkit, which reads its files; none of them means anything to Hone. A key with a dot is an extension's. */
const foreignKeys =
  /^["']?(?:variant|tools|toolDefs|metadata|maxTurns|toolChoice|returnToolRequests|[A-Za-z][\w-]*\.[\w.-]+)["']?[ \t]*:/m;

/** How Genkit's plugins for Gemini spell a model; with Hone these are `google/…`. */
const foreignModel = /^["']?model["']?[ \t]*:[ \t]*["']?(?:googleai|vertexai)\//m;

const loneHistory = /^[ \t]*\{\{~?[ \t]*history[ \t]*~?\}\}[ \t]*$/m;

/**
 * Whether a `.prompt` file is dotprompt's or Hone's own. In this order:
 * 1. `template:` in its front matter says so: `handlebars` is dotprompt, anything else Hone.
 * 2. The template has forms that only Handlebars has: `{{#if x}}`, `{{> part}}`, `{{role "user"}}`.
 * 3. The template has forms that only Hone's has: a line that is a role, Jinja's tags and comments, filters, operators. Hone.
 * 4. The front matter has a key or a model that only dotprompt and Genkit know.
 * 5. `{{history}}` alone on a line, where the front matter declares inputs and no `history` among them, and names no data: in
 *    Hone that would be a fault. Where nothing is declared it may be a variable, whose value dotprompt would not print.
 * 6. Otherwise Hone: names in double braces mean the same in both.
 */
export function claimsDotprompt(_path: string, text: string): boolean {
  const place = findFrontMatter(text);
  const yaml = place === undefined ? '' : text.slice(place.yaml.start, place.yaml.end);
  if (place !== undefined && /^["']?template["']?[ \t]*:/m.test(yaml)) {
    const engine = readYaml(text, place.yaml).frontMatter.data['template'];
    if (engine !== undefined && engine !== null) return engine === 'handlebars';
  }
  const body = { start: place?.bodyStart ?? 0, end: text.length };
  return hasForms(text, body) || (hasForeignSigns(yaml, text, body) && !isOnlyHones(text, body));
}

/** A form in a comment or in raw text of a Jinja template is only quoted. */
function hasForms(text: string, body: Span): boolean {
  const found = Array.from(text.slice(body.start, body.end).matchAll(forms), ({ index }) => body.start + index);
  if (found.length === 0) return false;
  const { facts } = parseJinja(text, { range: body });
  if (facts.problems.length === 0) return false;
  const inert = [...facts.literals, ...facts.comments.map(({ span }) => span)];
  return found.some((at) => !inert.some(({ start, end }) => start <= at && at < end));
}

function hasForeignSigns(yaml: string, text: string, body: Span): boolean {
  if (foreignKeys.test(yaml) || foreignModel.test(yaml)) return true;
  if (!/^["']?input["']?[ \t]*:/m.test(yaml)) return false;
  return loneHistory.test(text.slice(body.start)) && !/\bhistory\b|^["']?(?:data|demos|matrix)["']?[ \t]*:/m.test(yaml);
}

/** What Handlebars would send as it stands, or not read at all. */
function isOnlyHones(text: string, body: Span): boolean {
  if (/\{%|\{#/.test(text.slice(body.start))) return true;
  const { facts } = parseHandlebars(text, { range: body, markers: roleFinder(text, body) });
  return facts.markers.length > 0 || facts.problems.length > 0;
}
