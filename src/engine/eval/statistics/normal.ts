/** How likely a standard normal value is below `z`: G. Marsaglia's series, Journal of Statistical Software 11(4), 2004. */
function below(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 + sum * Math.exp((-z * z) / 2 - 0.5 * Math.log(2 * Math.PI));
}

/**
 * The value that a standard normal one is above with the given chance.
 * @param chance from 1e-12 to 0.5
 */
export function upperQuantile(chance: number): number {
  let [low, high] = [0, 7.1];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (1 - below(middle) > chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
