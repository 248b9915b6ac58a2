/** US dollars per million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
  /** Of input the vendor had seen before; as `input` where it is not known. */
  readonly cachedInput?: number;
}
