/** Equal as JSON. */
export function equal(found, wanted) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${a}\n  is not\n${b}`);
}

export function between(found, low, high) {
  if (!(found >= low && found <= high)) throw new Error(`${found} is not within ${low} and ${high}`);
}
