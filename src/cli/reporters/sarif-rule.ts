import type { RuleMeta, Severity } from '../../engine/lint/rule.js';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'none' };

/** A rule as SARIF describes it (section 3.49). `page` is its page in Markdown, where that is wanted and there is one. */
export function sarifRule(meta: RuleMeta, page: string | undefined): Record<string, unknown> {
  const { id, summary, severity, sources, replaces } = meta;
  const [source] = sources;
  const full = page === undefined ? undefined : openingOf(page);
  return {
    id,
    name: id.slice(id.indexOf('/') + 1),
    ...(replaces === undefined ? {} : { deprecatedIds: replaces }),
    shortDescription: { text: summary },
    fullDescription: { text: full ?? summary },
    defaultConfiguration: severity === 'off' ? { enabled: false } : { enabled: true, level: levels[severity] },
    ...(source === undefined ? {} : { helpUri: source.url }),
    ...(page === undefined
      ? {}
      : { help: { text: `${summary} 'hone rules ${id}' prints the page about it.`, markdown: page } }),
    properties: propertiesOf(meta),
  };
}

function propertiesOf({ id, kind, fix, sources }: RuleMeta): Record<string, unknown> {
  const category = id.slice(0, id.indexOf('/'));
  return {
    tags: [category, kind],
    ...{ category, kind, fix },
    sources: sources.map(({ title, url, verifiedOn }) => ({ title, url, verifiedOn })),
  };
}

/** What a page says first, below its title and its line of classes. */
function openingOf(page: string): string | undefined {
  return page.split(/\n{2,}/)[2]?.trim();
}
