const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const longest = 80;

/** A name for a file on every system: letters, digits, dots, hyphens and underscores. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/-{2,}/g, '-')
    .slice(0, longest)
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  if (plain === '') return 'prompt';
  return reserved.test(plain) ? `${plain}-prompt` : plain;
}

/** A variable's name as Jinja can write it. */
export function variableName(name: string, taken: ReadonlySet<string>): string {
  const plain = name.replaceAll(/\W/g, '_').replace(/^(?=\d|$)/, '_');
  let free = plain;
  for (let number = 2; taken.has(free); number++) free = `${plain}_${number}`;
  return free;
}
