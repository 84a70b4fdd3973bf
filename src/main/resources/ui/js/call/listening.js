import { addressOf, clock } from './clock.js';
import { Player } from './player.js';
import { Timeline } from './timeline.js';
import { Words } from './words.js';

const SCROLLING = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']);

const byId = id => document.getElementById(id);

/**
 * A call that is listened to: its timeline, its player, the word that is spoken, and every button that plays a place. It works on elements
 * with fixed ids, which the report and the application both have; one call at a time.
 */
export class Listening {
  /** @param place where the address keeps the moment: read() gives {from, to} or null, write(text) takes "t=1.00&to=2.00" */
  constructor(call, place) {
    this.call = call;
    this.place = place;
    this.ended = new AbortController();
    this.words = new Words(call.words);
    this.timeline = new Timeline(call);
    this.player = new Player(call, () => this.moved());
    this.follow = byId('follow');
    this.current = null;
    this.lit = null;
    this.turn = null;
    this.flag = null;
    byId('end').textContent = clock(call.durationMs / 1000);
    this.readTurns();
    this.clicks();
    this.slider();
    const redraw = () => this.timeline.draw();
    this.on(document, 'theme', redraw);
    this.on(matchMedia('(prefers-color-scheme: dark)'), 'change', redraw);
    this.on(window, 'beforeprint', redraw);
    this.moved();
  }

  on(target, event, listener, options = {}) { target.addEventListener(event, listener, { signal: this.ended.signal, ...options }); }

  close() {
    this.ended.abort();
    this.player.close();
    this.timeline.close();
    CSS.highlights?.delete('spoken');
  }

  readTurns() {
    this.turns = [...document.querySelectorAll('.turn[data-start]')]
        .map(element => ({ element, startMs: Number(element.dataset.start), endMs: Number(element.dataset.end) }));
  }

  clicks() {
    this.on(document, 'click', event => {
      const place = event.target.closest('[data-start][data-end]:is(button)');
      const seek = event.target.closest('[data-seek]');
      if (place) this.openPlace(place);
      else if (seek) this.player.playFrom(Number(seek.dataset.seek) / 1000);
      else if (event.target.closest('.said') && !event.target.closest('a') && getSelection().isCollapsed) this.playWord(event);
    });
    this.on(byId('play-pause'), 'click', () => this.player.toggle());
    this.on(byId('previous-evidence'), 'click', () => this.step(-1));
    this.on(byId('next-evidence'), 'click', () => this.step(1));
    this.on(byId('zoom-in'), 'click', () => this.timeline.zoomBy(2));
    this.on(byId('zoom-out'), 'click', () => this.timeline.zoomBy(0.5));
    this.on(byId('speed'), 'change', event => { this.player.speed = Number(event.target.value); });
    // whoever scrolls the transcript reads elsewhere than the sound is
    const box = byId('transcript-scroll');
    for (const event of ['wheel', 'touchmove']) this.on(box, event, () => this.unfollow(), { passive: true });
    this.on(box, 'keydown', event => { if (SCROLLING.has(event.key)) this.unfollow(); });
    this.on(box, 'pointerdown', event => { if (event.target === box && event.offsetX > box.clientWidth) this.unfollow(); }); // its scroll bar
  }

  unfollow() {
    if (!this.player.playing || !this.follow.checked) return;
    this.follow.checked = false;
    this.follow.dispatchEvent(new Event('change', { bubbles: true }));
  }

  slider() {
    const slider = byId('slider');
    const seek = event => this.player.seek(this.timeline.msAt(event.clientX) / 1000);
    this.on(slider, 'pointerdown', event => {
      if (event.button !== 0) return;
      slider.setPointerCapture(event.pointerId);
      seek(event);
    });
    this.on(slider, 'pointermove', event => { if (slider.hasPointerCapture(event.pointerId)) seek(event); });
  }

  openPlace(button) {
    this.openAt(Number(button.dataset.start), Number(button.dataset.end), button.getAttribute('aria-label').replace(/^Play [^,]*, |, play [^,]*$/, ''));
  }

  /** Plays a place and makes it the page's address. @param caption what is heard */
  openAt(startMs, endMs, caption) {
    this.current = { startMs, endMs };
    byId('caption').textContent = caption;
    this.player.playPlace(startMs / 1000, endMs / 1000);
    this.place.write(addressOf(startMs / 1000, endMs / 1000));
    this.moved();
  }

  playWord(event) {
    const startMs = this.words.startAtPoint(event.clientX, event.clientY);
    if (startMs !== null && !Number.isNaN(startMs)) this.player.playFrom(startMs / 1000);
  }

  /** Next or previous evidence, seen from the place that was played last or else from the playhead. */
  step(direction) {
    const flags = [...this.timeline.flags].sort((a, b) => a.dataset.start - b.dataset.start);
    const at = flags.indexOf(this.flag);
    const ms = this.player.now * 1000;
    const later = flags.findIndex(flag => Number(flag.dataset.start) > ms);
    const fresh = direction > 0 ? (later < 0 ? flags.length : later) : (later < 0 ? flags.length : later) - 1;
    const flag = flags[at < 0 ? fresh : at + direction];
    if (!flag) return;
    this.openPlace(flag);
    this.flag = flag;
    flag.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** To the turn before or after the one that is spoken. */
  turnBy(direction) {
    const ms = this.player.now * 1000;
    const starts = this.turns.map(turn => turn.startMs).sort((a, b) => a - b);
    const target = direction > 0 ? starts.find(start => start > ms + 50) : starts.findLast(start => start < ms - 1000) ?? 0;
    if (target !== undefined) this.player.seek(target / 1000);
  }

  openAddress() {
    const place = this.place.read();
    if (!place) return;
    this.flag = null;
    if (place.to === null) this.player.seek(place.from);
    else {
      this.current = { startMs: Math.round(place.from * 1000), endMs: Math.round(place.to * 1000) };
      this.player.playPlace(place.from, place.to);
    }
    this.reveal(this.turnAt(place.from * 1000)?.element);
  }

  moved() {
    const seconds = this.player.now;
    const ms = seconds * 1000;
    const playing = this.player.playing;
    this.timeline.moveTo(ms, this.follow.checked && playing);
    byId('now').textContent = clock(seconds);
    this.words.show(ms);
    this.showTurn(ms);
    if (playing !== this.shownPlaying) this.showButton(playing);
    this.showPlaying(playing);
  }

  showButton(playing) {
    this.shownPlaying = playing;
    byId('play-pause').querySelector('use').setAttribute('href', playing ? '#i-pause' : '#i-play');
    byId('play-pause').setAttribute('aria-label', playing ? 'Pause' : 'Play');
  }

  /** Every button of the place that is being played shows it: on the timeline, in the scorecard, among the moments. */
  showPlaying(playing) {
    const current = playing && this.player.stopAt !== null ? this.current : null;
    if (current === this.lit) return;
    this.lit = current;
    for (const button of document.querySelectorAll('button[data-start][data-end]')) {
      button.classList.toggle('playing', Number(button.dataset.start) === current?.startMs && Number(button.dataset.end) === current?.endMs);
    }
  }

  turnAt(ms) { return this.turns.findLast(({ startMs, endMs }) => startMs <= ms && endMs > ms); }

  showTurn(ms) {
    const turn = this.turnAt(ms)?.element ?? null;
    if (turn === this.turn) return;
    this.turn?.classList.remove('now');
    this.turn = turn;
    if (!turn) return;
    turn.classList.add('now');
    if (this.follow.checked) this.reveal(turn);
  }

  /** Scrolls the transcript alone: the page stays where the reader has put it. */
  reveal(turn) {
    if (!turn) return;
    const box = byId('transcript-scroll');
    const offset = turn.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (offset < 0 || offset + turn.offsetHeight > box.clientHeight) box.scrollTop += offset - box.clientHeight / 3;
  }
}
