import type { ChatReply, TokenLikelihood } from '../../engine/model/chat-model.js';

const shown = '[key]';

/** A server may echo what it was sent: no secret stands in an answer, whole or spread over its tokens. */
export function redactReply(reply: ChatReply, secrets: readonly string[]): ChatReply {
  const { toolCalls, logprobs, ...rest } = reply;
  const calls = toolCalls?.map((call) => ({ ...call, arguments: redactText(call.arguments, secrets) }));
  return {
    ...rest,
    text: redactText(reply.text, secrets),
    ...(calls && { toolCalls: calls }),
    ...(logprobs && { logprobs: redactTokens(logprobs, secrets) }),
  };
}

export function redactText(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, shown), text);
}

/** Tokens that a secret reaches into keep their likelihoods, and neither their texts nor their alternatives. */
function redactTokens(tokens: readonly TokenLikelihood[], secrets: readonly string[]): readonly TokenLikelihood[] {
  const text = tokens.map(({ token }) => token).join('');
  const found = secrets.flatMap((secret) => placesOf(secret, text));
  let end = 0;
  return tokens.map(({ token, logprob, top }) => {
    const start = end;
    end += token.length;
    if (found.some((place) => place.start < end && start < place.end)) return { token: shown, logprob, top: [] };
    return { token, logprob, top: top.map((one) => ({ ...one, token: redactText(one.token, secrets) })) };
  });
}

function placesOf(secret: string, text: string): { readonly start: number; readonly end: number }[] {
  const places: { readonly start: number; readonly end: number }[] = [];
  for (let start = text.indexOf(secret); start >= 0; start = text.indexOf(secret, start + 1))
    places.push({ start, end: start + secret.length });
  return places;
}
