import type { PromptDoc } from '../prompt/prompt-doc.js';
import { inTextOrder, type Span } from '../text/span.js';

/** A place that leads to a file, relative to the prompt. */
export interface FileLink {
  readonly span: Span;
  readonly path: string;
}

/** The links of a file: what its prompts share has one. */
export function fileLinks(docs: readonly PromptDoc[]): FileLink[] {
  return [...new Map(docs.flatMap(links).map((link) => [link.span.start, link])).values()];
}

/** Included files, the data file, the file of demonstrations, and files that are named in any other way. */
export function links({ config, template, references }: PromptDoc): FileLink[] {
  const included = template.facts.includes.flatMap(({ name, span }) =>
    name === undefined ? [] : [{ span, path: name }],
  );
  const data = config.data === undefined ? [] : [{ span: config.data.pathSpan, path: config.data.path }];
  const demos = config.demos.kind === 'file' ? [{ span: config.demos.pathSpan, path: config.demos.path }] : [];
  const named = references.map(({ path, span }) => ({ path, span }));
  return [...data, ...demos, ...named, ...included].sort(inTextOrder);
}
