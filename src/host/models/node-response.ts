import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { asOpenAIError } from './error-body.js';

/**
 * A fetch `Response` over a Node message. It gives the body as text or JSON straight from the socket; the web stream,
 * which costs more than the rest of a call, is made only for who asks for `body`.
 */
export class NodeResponse {
  readonly status: number;
  readonly statusText: string;
  /** By lower-case name: as much of `Headers` as the client reads, which costs many times more to fill. */
  readonly headers: ReadonlyMap<string, string>;
  readonly url: string;
  readonly redirected = false;
  readonly type = 'default';
  readonly #message: IncomingMessage;
  #stream: ReadableStream | undefined;
  #used = false;

  constructor(message: IncomingMessage, url: string) {
    this.#message = message;
    this.url = url;
    this.status = message.statusCode ?? 0;
    this.statusText = message.statusMessage ?? '';
    this.headers = headersOf(message);
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get bodyUsed(): boolean {
    return this.#used || this.#message.readableDidRead;
  }

  get body(): ReadableStream {
    this.#stream ??= Readable.toWeb(this.#message);
    return this.#stream;
  }

  /** Of a refusal, in the form the client reads: see `asOpenAIError`. */
  async text(): Promise<string> {
    const text = (await this.#read()).toString('utf8');
    return this.status < 400 ? text : asOpenAIError(text);
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.bytes()).buffer;
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#read());
  }

  async blob(): Promise<Blob> {
    return new Blob([await this.bytes()], { type: this.headers.get('content-type') ?? '' });
  }

  #read(): Promise<Buffer> {
    if (this.bodyUsed) return Promise.reject(new TypeError('The body has been read already.'));
    this.#used = true;
    return wholeOf(this.#message);
  }
}

/** Listening is a third cheaper than iterating: this runs once a call. */
function wholeOf(message: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    message.on('data', (piece: Buffer) => pieces.push(piece));
    message.on('end', () =>
      resolve(pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces)),
    );
    message.on('error', reject);
  });
}

function headersOf({ headers }: IncomingMessage): ReadonlyMap<string, string> {
  return new Map(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
