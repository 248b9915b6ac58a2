/** By its kind, not its class: the jobs bundle has its own copies of the classes. */
export function isOfKind(error: unknown, kind: string): boolean {
  return error instanceof Error && 'kind' in error && error.kind === kind;
}
