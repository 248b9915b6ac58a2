/** The day at the user's clock, as ISO writes it: for facts that expire. */
export function today(): string {
  const now = new Date();
  const day = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return [now.getFullYear(), ...day].join('-');
}
