import { UI } from './base.js';

// d3 as it is published: scripts that build on each other and leave one name. They are fetched when the first chart is drawn.
const PARTS = ['internmap/internmap', 'd3-array/d3-array', 'd3-color/d3-color', 'd3-format/d3-format', 'd3-interpolate/d3-interpolate', 'd3-time/d3-time', 'd3-time-format/d3-time-format', 'd3-scale/d3-scale'];
let ready = null;

const script = name => new Promise((resolve, reject) => {
  const made = document.createElement('script');
  made.src = `${UI}/lib/${name}.min.js`;
  made.async = false; // in this order
  made.addEventListener('load', resolve);
  made.addEventListener('error', reject);
  document.head.append(made);
});

/** {scaleLinear, scaleUtc, …} of d3-scale. */
export function scales() {
  ready ??= Promise.all(PARTS.map(script)).then(() => globalThis.d3);
  return ready;
}
