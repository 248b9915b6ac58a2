/** A message of a converted template: whose it is, and its own template. */
export interface Chunk {
  readonly role: string;
  readonly text: string;
}
