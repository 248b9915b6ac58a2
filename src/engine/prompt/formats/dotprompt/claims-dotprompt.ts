import { parseJinja } from '../../../template/jinja/parse-jinja.js';
import type { Span } from '../../../text/span.js';
import { findFrontMatter } from '../../find-front-matter.js';
import { readYaml } from '../../read-yaml.js';

/** Handlebars forms that Jinja cannot mean. */
const forms =
  /\{\{~?(?:[#>/^&]|!--|!\s|\s*(?:role\s+["'\w]|section\s+["'\w]|media\s+\w+\s*=|json\s+[\w.@("']|lookup\s+[\w.@("']|@\w))/g;

/** Whether a prompt file is dotprompt's: its front matter says so, or says nothing and the template has Handlebars' forms. */
export function claimsDotprompt(_path: string, text: string): boolean {
  const place = findFrontMatter(text);
  if (place !== undefined && /^["']?template["']?[ \t]*:/m.test(text.slice(place.yaml.start, place.yaml.end))) {
    const engine = readYaml(text, place.yaml).frontMatter.data['template'];
    if (engine !== undefined && engine !== null) return engine === 'handlebars';
  }
  return hasForms(text, { start: place?.bodyStart ?? 0, end: text.length });
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
