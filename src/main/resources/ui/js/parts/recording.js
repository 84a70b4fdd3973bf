import { html, nothing } from '../base.js';
import { icon } from '../icons.js';
import { t } from '../t.js';

const SPEEDS = ['1', '1.25', '1.5', '2'];
const button = (id, label, symbol, disabled = false) => html`<button type="button" id=${id} class="icon-button" aria-label=${label} title=${label} ?disabled=${disabled}>${icon(symbol)}</button>`;

/** The frame of the timeline and the player, which Listening fills. @param sound whether there is one @param lanes how many channels it has */
export function recording({ sound, lanes, solo, setSolo }) {
  return html`<section class="panel recording" aria-label=${t('call.recording')}>
    <div class="timeline-frame"><div id="lane-names" class="lane-names" aria-hidden="true"></div>
      <div id="timeline" class="timeline"><div id="timeline-inner" class="timeline-inner"><div id="flags" class="flags" role="group" aria-label=${t('call.flags')}></div><div id="slider" class="slider" role="slider"
        tabindex="0" aria-label=${t('call.position')} aria-valuemin="0" aria-valuemax="0" aria-valuenow="0"><canvas id="lanes" aria-hidden="true"></canvas></div></div></div></div>
    <div class="player" role="group" aria-label=${t('call.player')}>
      <button type="button" id="play-pause" class="play" aria-label="Play" ?disabled=${!sound}>${icon('play')}</button>
      ${button('previous-evidence', t('call.previous-evidence'), 'previous')}${button('next-evidence', t('call.next-evidence'), 'next')}
      <span class="time"><span id="now">0:00</span><span class="quiet"> / </span><span id="end" class="quiet">0:00</span></span>
      <span id="caption" class="caption">${sound ? nothing : t('call.no-sound')}</span>
      ${lanes === 2 && sound ? html`<span class="choice" role="group" aria-label=${t('call.solo')}>${[[null, 'both'], ['agent', 'agent'], ['customer', 'customer']].map(([who, name]) => html`<button type="button"
        aria-pressed=${solo === who ? 'true' : 'false'} @click=${() => setSolo(who)}>${t('call.solo.' + name)}</button>`)}</span>` : nothing}
      <label><span class="quiet">${t('call.speed')}</span><select id="speed" ?disabled=${!sound}>${SPEEDS.map(speed => html`<option value=${speed}>${speed}×</option>`)}</select></label>
      <label><input type="checkbox" id="follow" checked><span>${t('call.follow')}</span></label>
      <span class="zoom">${button('zoom-out', t('call.zoom-out'), 'minus')}${button('zoom-in', t('call.zoom-in'), 'plus')}</span></div></section>`;
}
