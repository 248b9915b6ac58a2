import { field } from './field.js';

/**
 * A refusal in the form the `openai` client reads, `{ error: { message, code } }`, from the forms servers send: Google's
 * list of one, Mistral's `message` with the fields that were wrong, FastAPI's `detail`, a bare text under `error`. A text
 * of another form comes back as it is.
 */
export function asOpenAIError(text: string): string {
  const body = parsed(text);
  const told = Array.isArray(body) ? (body[0] as unknown) : body;
  const error = field(told, 'error') ?? (field(told, 'message') === undefined ? undefined : told);
  const message = messageOf(error) ?? messageOf(field(told, 'detail'));
  if (message === undefined) return text;
  return JSON.stringify({ error: { message, code: codeOf(error), ...retryDelayOf(error) } });
}

/** OpenRouter says under `metadata.raw` what the vendor behind it said. */
function messageOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(faultOf).join('; ');
  const message = field(value, 'message') ?? field(value, 'detail');
  if (message === undefined || message === null) return undefined;
  const own = messageOf(message);
  const raw = field(field(value, 'metadata'), 'raw');
  return typeof raw === 'string' && own !== undefined ? `${own}: ${raw}` : own;
}

/** `{ loc: ['body', 'seed'], msg: 'Extra inputs are not permitted' }`. */
function faultOf(fault: unknown): string {
  const place = field(fault, 'loc');
  const said = field(fault, 'msg');
  if (typeof said !== 'string') return JSON.stringify(fault);
  return Array.isArray(place) ? `${place.slice(1).join('.')}: ${said}` : said;
}

/** Google's word, such as RESOURCE_EXHAUSTED, says more than the status its `code` repeats. */
function codeOf(error: unknown): string | null {
  const code = field(error, 'code');
  const word = typeof code === 'string' ? code : (field(error, 'status') ?? field(error, 'type'));
  return typeof word === 'string' ? word : null;
}

/** Google has no Retry-After, and among the error's details `{ retryDelay: '34s' }`. */
function retryDelayOf(error: unknown): { readonly retryDelay?: string } {
  const details = field(error, 'details');
  const delays = Array.isArray(details) ? details.map((detail: unknown) => field(detail, 'retryDelay')) : [];
  const delay = delays.find((found) => typeof found === 'string');
  return delay === undefined ? {} : { retryDelay: delay };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
