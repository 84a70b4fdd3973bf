import { html, nothing } from '../base.js';
import { clock } from '../call/clock.js';
import { icon } from '../icons.js';
import { t } from '../t.js';

/** What leads to a place of the interaction: a button that plays it, or a link where there are no times. */
export function place({ startMs, endMs, turn }, label) {
  if (startMs !== null) {
    return html`<button type="button" class="place" data-start=${startMs} data-end=${endMs} aria-label=${t('place.play', { from: clock(startMs / 1000), to: clock(endMs / 1000), label })}>${icon('play')}<span>${clock(startMs / 1000)}</span></button>`;
  }
  if (turn !== null) return html`<a class="place" href="#turn-${turn}" aria-label=${t('place.message', { n: turn + 1, label })}>${t('place.number', { n: turn + 1 })}</a>`;
  return nothing;
}
