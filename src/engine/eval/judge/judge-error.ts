import type { CellError } from '../contracts/cell.js';

/** Why a judge gave no verdict. It says nothing about the answer that was to be graded. */
export class JudgeError extends Error {
  override readonly name = 'JudgeError';
  readonly kind: CellError['kind'];
  /** `provider/model`. */
  readonly judge: string;

  constructor(kind: CellError['kind'], judge: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
    this.judge = judge;
  }
}
