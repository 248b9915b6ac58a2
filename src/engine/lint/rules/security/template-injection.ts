import { sliceOf } from '../../../text/span.js';
import { replace } from '../../../text/edit.js';
import { templateFormats } from '../../format-groups.js';
import { defineRule, type Report, type RuleContext } from '../../rule.js';
import { untrustedHoles } from '../../untrusted-holes.js';

/** The ways by which a template reaches Python's objects, or a value a page's markup. Hone's own engine has none of them. */
export const templateInjection = defineRule({
  meta: {
    id: 'security/template-injection',
    summary: 'A template opens no way for its values to run or to escape.',
    kind: 'objective',
    severity: 'warning',
    formats: templateFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'Jinja: the sandbox, and the attributes it refuses',
        url: 'https://jinja.palletsprojects.com/en/stable/sandbox/',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
      {
        title: 'Jinja: the filter safe turns escaping off',
        url: 'https://jinja.palletsprojects.com/en/stable/templates/#jinja-filters.safe',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check(context) {
    if (context.doc.template.engine !== 'jinja2') return;
    yield* attributes(context);
    yield* unescaped(context);
    yield* includes(context);
  },
});

function* attributes({ doc }: RuleContext): Generator<Report> {
  for (const { inner } of doc.template.facts.holes) {
    const found = /[.[]\s{0,3}["']?(__\w{1,40}__)/.exec(sliceOf(doc.text, inner));
    if (found?.[1] === undefined) continue;
    const start = inner.start + found.index + found[0].length - found[1].length;
    const span = { start, end: start + found[1].length };
    yield {
      span,
      message: `'${found[1]}' leads from a value to Python's own objects, where the template is not rendered in a sandbox: use a plain attribute.`,
    };
  }
}

function* unescaped({ doc }: RuleContext): Generator<Report> {
  for (const { input, hole } of untrustedHoles(doc)) {
    const found = /\s{0,5}\|\s{0,5}safe\b/.exec(sliceOf(doc.text, hole.inner));
    if (found === null) continue;
    const start = hole.inner.start + found.index;
    const span = { start, end: start + found[0].length };
    yield {
      span,
      message: `'${input.name}' is written by others, and \`safe\` puts its markup in unescaped: leave the filter out.`,
      suggestions: [{ title: 'Remove the filter', edits: [replace(span, '')] }],
    };
  }
}

/** A file whose name somebody else chooses. */
function* includes({ doc }: RuleContext): Generator<Report> {
  const { includes: all, uses } = doc.template.facts;
  const others = new Set(doc.config.inputs.filter(({ trust }) => trust !== 'dev').map(({ name }) => name));
  if (others.size === 0) return;
  for (const { name, span } of all) {
    const use =
      name === undefined
        ? uses.find((one) => others.has(one.name) && one.span.start >= span.start && one.span.end <= span.end)
        : undefined;
    if (use === undefined) continue;
    yield {
      span,
      message: `'${use.name}' is written by others, and decides here which file is included: choose among names of your own.`,
    };
  }
}
