/** A key that an entry of a metric may have besides those of all entries. */
export interface MetricOption {
  readonly name: string;
  /** One sentence with the values it may have. */
  readonly summary: string;
}
