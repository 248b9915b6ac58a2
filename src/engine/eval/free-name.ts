/** A name that none of the taken has: `contains`, or `contains-2` and so on. */
export function freeName(id: string, taken: readonly { readonly id: string }[]): string {
  const isTaken = (name: string): boolean => taken.some((metric) => metric.id === name);
  if (!isTaken(id)) return id;
  let number = 2;
  while (isTaken(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}
