export type HostErrorKind =
  | 'not-found'
  | 'is-directory'
  | 'binary'
  | 'too-large'
  | 'encoding'
  | 'no-permission'
  | 'disk-full'
  | 'outside-workspace'
  | 'bad-config'
  | 'bad-data'
  | 'bad-argument'
  | 'code-not-allowed'
  | 'run-not-found'
  | 'run-busy';

/** What stopped the host from doing its work. The message is one line for the user that says what to do next. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly kind: HostErrorKind;

  constructor(kind: HostErrorKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}
