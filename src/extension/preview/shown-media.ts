import * as vscode from 'vscode';
import type { PreviewPiece } from '../../engine/language/preview/contracts.js';
import type { MediaView } from '../../protocol/preview.js';
import { fixed } from '../numbers.js';

/** The address at which the panel may load a file of the workspace, or in a few words why it may not. */
export type ImageAddress = (path: string) => { readonly source: string } | { readonly reason: string };

/** Characters of a picture inside a prompt from which on it is only named: every key would send it again. */
const largest = 1_500_000;

const pictures: ReadonlyMap<string, string> = new Map([
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.gif', 'image/gif'],
  ['.webp', 'image/webp'],
  ['.svg', 'image/svg+xml'],
  ['.bmp', 'image/bmp'],
  ['.avif', 'image/avif'],
]);

/** How a medium is shown: pictures of the prompt or the workspace as such. What lies elsewhere is named, never fetched. */
export function shownMedia({ text, contentType }: PreviewPiece, addressOf: ImageAddress): MediaView {
  if (text.startsWith('data:')) return inlineMedia(text);
  const kind = contentType ?? pictures.get(/\.\w+$/.exec(text)?.[0].toLowerCase() ?? '');
  const label = kind ?? vscode.l10n.t('medium');
  if (/^https?:/i.test(text)) return { kind: 'link', address: text, label };
  const name = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  if (!kind?.startsWith('image/')) return { kind: 'box', label: `${label}: ${name}` };
  const found = addressOf(text);
  if ('source' in found) return { kind: 'image', source: found.source, label: name };
  return { kind: 'box', label: `${label}: ${name} (${found.reason})` };
}

function inlineMedia(text: string): MediaView {
  const type = /^data:([\w.+-]+\/[\w.+-]+)/.exec(text)?.[1] ?? 'data';
  const label = `${type}, ${sizeText(text.length)}`;
  if (!type.startsWith('image/')) return { kind: 'box', label };
  return text.length > largest
    ? { kind: 'box', label: vscode.l10n.t('{0}: too large to be shown here', label) }
    : { kind: 'image', source: text, label };
}

/** Three bytes are four characters of base 64. */
function sizeText(characters: number): string {
  const kilobytes = (characters * 0.75) / 1000;
  return kilobytes < 1000 ? `${Math.ceil(kilobytes)} KB` : `${fixed(kilobytes / 1000, 1)} MB`;
}
