import { html, nothing, Part } from '../base.js';
import { clock } from '../call/clock.js';
import { Player } from '../call/player.js';
import { plain } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../t.js';
import { toast } from '../toast.js';

/** The one player of a list of places: each is heard from a little before on, until another one is, or it is stopped. Fires "step" with 1 or -1, and "playing". */
class SharedPlayer extends Part {
  static properties = { heard: { state: true }, playing: { state: true }, now: { state: true }, words: { attribute: false } };

  constructor() {
    super();
    this.heard = null;
    this.playing = false;
    this.now = 0;
    this.words = { previous: t('keys.previous-hit'), next: t('keys.next-hit') };
  }

  left() { this.player?.close(); }

  /** @param hit {interactionId, startMs, durationMs, title, address, place}; with a sound of its own it is that passage and nothing around it */
  hear(hit) {
    const source = hit.sound ?? `/api/v1/interactions/${hit.interactionId}/audio`;
    const from = hit.sound ? 0 : Math.max(0, hit.startMs / 1000 - Player.BEFORE);
    if (this.player && this.source === source) this.player.playFrom(from);
    else {
      this.player?.close();
      const player = new Player({ durationMs: hit.durationMs ?? Number.MAX_SAFE_INTEGER }, () => {});
      player.load(source);
      player.audio.addEventListener('error', () => { if (player === this.player) toast(t('call.no-sound')); });
      player.moved = () => this.moved(player);
      this.player = player;
      this.source = source;
      player.playFrom(from);
    }
    this.heard = hit;
  }

  /** Nothing is heard: what stands at this place was written. */
  silent(hit) {
    this.player?.close();
    this.player = null;
    this.heard = hit;
    this.tell(false);
  }

  toggle() { this.player?.toggle(); }

  moved(player) {
    this.now = Math.floor(player.now);
    this.tell(player.playing);
  }

  tell(playing) {
    if (playing === this.playing) return;
    this.playing = playing;
    this.dispatchEvent(new CustomEvent('playing', { detail: playing }));
  }

  step(by) { this.dispatchEvent(new CustomEvent('step', { detail: by })); }

  render() {
    if (!this.heard) return nothing;
    const { title, address, place } = this.heard;
    const button = (label, symbol, work, disabled = false) => html`<button type="button" class="icon-button" aria-label=${label} title=${label} ?disabled=${disabled} @click=${work}>${icon(symbol)}</button>`;
    return html`<section class="shared-player" aria-label=${t('call.player')}>${button(this.words.previous, 'previous', () => this.step(-1))}<button type="button" class="play" aria-label=${t(this.playing ? 'search.pause' : 'search.resume')} ?disabled=${!this.player}
      @click=${() => this.toggle()}>${icon(this.playing ? 'pause' : 'play')}</button>${button(this.words.next, 'next', () => this.step(1))}<span class="time">${this.player ? clock(this.now) : t('search.written')}</span><span class="caption">${plain(title)} <span class="quiet">${place}</span></span>
      ${address ? html`<a class="button" href=${address}>${t('search.open')}</a>` : nothing}</section>`;
  }
}

customElements.define('ear-shared-player', SharedPlayer);
