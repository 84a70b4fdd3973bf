import { html, nothing, svg } from '../base.js';

const WIDTH = 240;

/**
 * A value with its interval on a line that has a mark, such as nothing or what colleagues do.
 *
 * @param scale {low, high} ends of the line
 * @param words what it says, for whoever does not see it
 */
export function rangeLine({ value, low, high }, mark, scale, words) {
  const x = at => (6 + (WIDTH - 12) * (Math.min(scale.high, Math.max(scale.low, at)) - scale.low) / (scale.high - scale.low)).toFixed(1);
  return html`<svg class="range-line" viewBox="0 0 ${WIDTH} 20" preserveAspectRatio="xMinYMid" role="img" aria-label=${words}><title>${words}</title>${svg`<line class="base" x1="6" x2=${WIDTH - 6} y1="10" y2="10"></line>${mark === null ? nothing
    : svg`<line class="mark" x1=${x(mark)} x2=${x(mark)} y1="2" y2="18"></line>`}<line class="interval" x1=${x(low)} x2=${x(high)} y1="10" y2="10"></line><circle class="dot" cx=${x(value)} cy="10" r="4"></circle>`}</svg>`;
}
