/** "0:43", "12:05", "1:02:09": full seconds that have passed. */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = number => String(number).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes}:${two(whole % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

/** "#t=83.2&to=91.0", or the same as a query, as {from, to}; to is null without one; null when the address names no time. */
export function placeInAddress(text) {
  const values = new URLSearchParams(text.replace(/^[#?]/, ''));
  const number = name => (/^\d+(\.\d+)?$/.test(values.get(name) ?? '') ? Number(values.get(name)) : null);
  const from = number('t');
  const to = number('to');
  return from === null ? null : { from, to: to !== null && to > from ? to : null };
}

/** A place in seconds as fields of an address; `to` may be null. */
export function addressOf(from, to) {
  return `t=${from.toFixed(2)}` + (to === null ? '' : `&to=${to.toFixed(2)}`);
}

/** Milliseconds between two tick marks so that a label of 60 px fits. */
export function tickMs(msPerPixel) {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
  return 1000 * (steps.find(step => step * 1000 / msPerPixel >= 60) ?? 3600);
}

export function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
