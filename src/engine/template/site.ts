import { createLineIndex } from '../text/line-index.js';
import type { Span } from '../text/span.js';
import { TemplateError, type TemplatePlace } from './template.js';

/** A place in one template, for messages. */
export interface Site {
  readonly span: Span;
  readonly owner: {
    /** Undefined in the main file. */
    readonly name: string | undefined;
    readonly source: string;
  };
}

/** An error with its place, and with the `calls` among those given, outermost first, that led from one template into another. */
export function errorAt(message: string, site: Site, calls: readonly Site[]): TemplateError {
  return new TemplateError(message, { ...placeOf(site), chain: chainTo(site, calls) });
}

function placeOf({ span, owner }: Site): TemplatePlace {
  return { template: owner.name, ...createLineIndex(owner.source).positionAt(span.start) };
}

/** The last call leads into the template of `site`. */
function chainTo(site: Site, calls: readonly Site[]): TemplatePlace[] {
  const sites = [...calls, site];
  return sites.filter(({ owner }, i) => i < sites.length - 1 && sites[i + 1]?.owner.name !== owner.name).map(placeOf);
}
