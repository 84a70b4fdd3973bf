const byId = id => document.getElementById(id);
const call = JSON.parse(byId('call').textContent);
document.documentElement.classList.add('script');

byId('theme').addEventListener('click', () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  document.dispatchEvent(new Event('theme'));
});

/** Everything that needs a time axis; typed conversations have none. */
class Page {
  constructor() {
    this.words = new Words(call.words);
    this.timeline = new Timeline(call);
    this.player = new Player(call, () => this.moved());
    this.turns = [...document.querySelectorAll('.turn[data-start]')]
        .map(element => ({ element, startMs: Number(element.dataset.start), endMs: Number(element.dataset.end) }));
    this.follow = byId('follow');
    this.current = null;
    this.lit = null;
    this.turn = null;
    this.flag = null;
    document.body.classList.add('timed');
    byId('end').textContent = clock(call.durationMs / 1000);
    this.clicks();
    this.slider();
    addEventListener('hashchange', () => this.openAddress());
    const redraw = () => this.timeline.draw();
    document.addEventListener('theme', redraw);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
    addEventListener('beforeprint', redraw);
    this.moved();
  }

  /** The sound stands last in the file, so that the page is drawn before it has been read. */
  soundIsThere() {
    const sound = byId('sound');
    if (sound) {
      this.player.load(sound.textContent, call.mediaType);
      sound.remove();
    } else {
      for (const id of ['play-pause', 'speed']) byId(id).disabled = true;
    }
    this.openAddress();
  }

  clicks() {
    document.addEventListener('click', event => {
      const place = event.target.closest('[data-start][data-end]:is(button)');
      const seek = event.target.closest('[data-seek]');
      if (place) this.openPlace(place);
      else if (seek) this.player.playFrom(Number(seek.dataset.seek) / 1000);
      else if (event.target.closest('.said') && !event.target.closest('a') && getSelection().isCollapsed) this.playWord(event);
    });
    byId('play-pause').addEventListener('click', () => this.player.toggle());
    byId('previous-evidence').addEventListener('click', () => this.step(-1));
    byId('next-evidence').addEventListener('click', () => this.step(1));
    byId('zoom-in').addEventListener('click', () => this.timeline.zoomBy(2));
    byId('zoom-out').addEventListener('click', () => this.timeline.zoomBy(0.5));
    byId('speed').addEventListener('change', event => { if (this.player.audio) this.player.audio.playbackRate = Number(event.target.value); });
    byId('keys').addEventListener('click', () => byId('help').showModal());
    byId('help-close').addEventListener('click', () => byId('help').close());
  }

  slider() {
    const slider = byId('slider');
    const seek = event => this.player.seek(this.timeline.msAt(event.clientX) / 1000);
    slider.addEventListener('pointerdown', event => {
      if (event.button !== 0) return;
      slider.setPointerCapture(event.pointerId);
      seek(event);
    });
    slider.addEventListener('pointermove', event => { if (slider.hasPointerCapture(event.pointerId)) seek(event); });
  }

  openPlace(button) {
    this.current = { startMs: Number(button.dataset.start), endMs: Number(button.dataset.end) };
    byId('caption').textContent = button.getAttribute('aria-label').replace(/^Play [^,]*, |, play [^,]*$/, '');
    this.player.playPlace(this.current.startMs / 1000, this.current.endMs / 1000);
    history.replaceState(null, '', addressOf(this.current.startMs / 1000, this.current.endMs / 1000));
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

  openAddress() {
    const place = placeInAddress(location.hash);
    if (!place) return;
    this.flag = null;
    if (place.to === null) this.player.seek(place.from); else this.player.playPlace(place.from, place.to);
  }

  moved() {
    const seconds = this.player.now;
    const ms = seconds * 1000;
    this.timeline.moveTo(ms, this.follow.checked && this.player.playing);
    byId('now').textContent = clock(seconds);
    this.words.show(ms);
    this.showTurn(ms);
    const playing = this.player.playing;
    byId('play-pause').querySelector('use').setAttribute('href', playing ? '#i-pause' : '#i-play');
    byId('play-pause').setAttribute('aria-label', playing ? 'Pause' : 'Play');
    this.showPlaying(playing);
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

  showTurn(ms) {
    const turn = this.turns.findLast(({ startMs, endMs }) => startMs <= ms && endMs > ms)?.element ?? null;
    if (turn === this.turn) return;
    this.turn?.classList.remove('now');
    this.turn = turn;
    if (!turn) return;
    turn.classList.add('now');
    if (this.follow.checked) this.reveal(turn);
  }

  /** Scrolls the transcript alone: the page stays where the reader has put it. */
  reveal(turn) {
    const box = byId('transcript-scroll');
    const offset = turn.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (offset < 0 || offset + turn.offsetHeight > box.clientHeight) box.scrollTop += offset - box.clientHeight / 3;
  }
}

/** Keys act only outside fields and dialogs, and only while single-key shortcuts are on. */
function keys(page) {
  const back = () => page.player.seek(page.player.now - 5);
  const on = () => page.player.seek(page.player.now + 5);
  const actions = {
    ' ': () => page.player.toggle(), k: () => page.player.toggle(), ArrowLeft: back, ArrowRight: on, n: () => page.step(1), p: () => page.step(-1),
    f: () => { page.follow.checked = !page.follow.checked; }, '-': () => page.timeline.zoomBy(0.5), '+': () => page.timeline.zoomBy(2), '=': () => page.timeline.zoomBy(2),
    '?': () => byId('help').showModal(),
  };
  document.addEventListener('keydown', event => {
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : null;
    const busy = event.target.closest('input, select, textarea, dialog, [contenteditable]') || (event.key === ' ' && event.target.closest('button, summary, a'));
    const arrowOnSlider = event.key.startsWith('Arrow') && event.target.id === 'slider';
    if (!action || busy || event.ctrlKey || event.metaKey || event.altKey || !(byId('single-keys').checked || arrowOnSlider)) return;
    event.preventDefault();
    action();
  });
}

if (call.durationMs > 0) {
  const page = new Page();
  keys(page);
  document.addEventListener('DOMContentLoaded', () => page.soundIsThere());
}
