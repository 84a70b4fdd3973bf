import { nothing, svg } from '../base.js';
import { t } from '../t.js';

const WIDTH = 72;
const part = (kind, x, width) => svg`<rect class=${kind} x=${x.toFixed(1)} y="0" width=${Math.max(0, width).toFixed(1)} height="8"></rect>`;

/** Who talked how much, as a strip: agent, silence, customer. @param talk shares of the length, or null for typed conversations */
export function talkStrip(talk) {
  if (!talk) return nothing;
  const sum = Math.max(1, talk.agent + talk.silence + talk.customer);
  const agent = talk.agent / sum * WIDTH;
  const customer = talk.customer / sum * WIDTH;
  const words = t('talk', { agent: Math.round(talk.agent * 100), customer: Math.round(talk.customer * 100) });
  return svg`<svg class="talk-strip" viewBox="0 0 72 8" role="img" aria-label=${words}><title>${words}</title>${part('silent', 0, WIDTH)}${part('agent', 0, agent)}${part('customer', WIDTH - customer, customer)}</svg>`;
}
