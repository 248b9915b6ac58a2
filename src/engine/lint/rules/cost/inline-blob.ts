import { estimateTokens } from '../../../model/estimate-tokens.js';
import { sliceOf, type Span } from '../../../text/span.js';
import { everyFormat } from '../../format-groups.js';
import { literalText, messageBodies } from '../../prose/masked-text.js';
import { defineRule } from '../../rule.js';

/** Characters of base64 from which on it is a file, and of JSON on one line from which on nobody reads it. */
const blob = 2048;
const data = 4096;

/** Base64 in one run, or in lines of one length as `base64` writes them. */
const base64 = /[A-Za-z0-9+/]{60,}(?:\r?\n[A-Za-z0-9+/]{60,}){0,20000}={0,2}/g;

export const inlineBlob = defineRule({
  meta: {
    id: 'cost/inline-blob',
    summary: 'No file stands in the text of a prompt as letters.',
    kind: 'objective',
    severity: 'warning',
    formats: everyFormat,
    fix: 'none',
    sources: [
      {
        title: 'A Taxonomy of Prompt Defects in LLM Systems (2025), on performance',
        url: 'https://arxiv.org/abs/2509.14404',
        kind: 'paper',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const text = literalText(doc);
    for (const body of messageBodies(doc)) {
      const own = sliceOf(text, body);
      for (const span of files(own)) {
        const tokens = estimateTokens(own.slice(span.start, span.start + 3000)) * ((span.end - span.start) / 3000);
        const message = `${span.end - span.start} characters of base64 stand here, about ${Math.round(tokens)} tokens that a model cannot read: send the file as a part of its own, or leave it out.`;
        yield { span: { start: body.start + span.start, end: body.start + span.end }, message };
      }
      for (const span of minified(own)) {
        const message = `${span.end - span.start} characters of JSON stand on one line: keep what the model needs, or let it come with the data.`;
        yield { span: { start: body.start + span.start, end: body.start + span.end }, message };
      }
    }
  },
});

function files(text: string): Span[] {
  if (text.length < blob) return [];
  return Array.from(text.matchAll(base64), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  })).filter(({ start, end }) => end - start >= blob && looksRandom(text.slice(start, start + blob)));
}

/** Of a file's bytes most of the 64 letters appear, in all kinds. */
function looksRandom(sample: string): boolean {
  return new Set(sample).size >= 40 && /\d/.test(sample) && /[a-z]/.test(sample) && /[A-Z]/.test(sample);
}

function minified(text: string): Span[] {
  const spans: Span[] = [];
  if (text.length < data) return spans;
  let start = 0;
  while (start < text.length) {
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak < 0 ? text.length : lineBreak;
    if (end - start > data && isMinified(text.slice(start, end).trim())) spans.push({ start, end });
    start = end + 1;
  }
  return spans;
}

/** The ends and the number of keys say enough; to parse a megabyte at each key would take too long. */
function isMinified(line: string): boolean {
  if (!/^[[{]/.test(line) || !/[\]}]$/.test(line)) return false;
  const sample = line.slice(0, data);
  const keys = sample.split(/"\s?:/).length - 1;
  return keys >= 20 && sample.split(' ').length < keys * 6;
}
