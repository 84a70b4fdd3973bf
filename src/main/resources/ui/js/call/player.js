/** Plays the sound of the page, as a whole or a place of it. Without sound it only moves. */
export class Player {
  static BEFORE = 0.25;
  static AFTER = 0.6;

  constructor(call, moved) {
    this.moved = moved;
    this.durationSeconds = call.durationMs / 1000;
    this.position = 0;
    this.stopAt = null;
    this.audio = null;
  }

  /** @param url of the sound */
  load(url) {
    this.audio = new Audio(url);
    this.audio.preload = 'auto';
    this.audio.currentTime = this.position;
    for (const event of ['play', 'pause', 'ended', 'seeked', 'timeupdate']) this.audio.addEventListener(event, () => this.tick());
    this.audio.addEventListener('play', () => this.frame());
  }

  get now() { return this.audio ? this.audio.currentTime : this.position; }

  get playing() { return this.audio !== null && !this.audio.paused && !this.audio.ended; }

  frame() {
    this.tick();
    if (this.playing) requestAnimationFrame(() => this.frame());
  }

  tick() {
    if (this.stopAt !== null && this.playing && this.now >= this.stopAt) {
      this.stopAt = null;
      this.audio.pause();
    }
    this.moved();
  }

  seek(seconds) {
    this.stopAt = null;
    this.position = Math.min(Math.max(0, seconds), this.durationSeconds);
    if (this.audio) this.audio.currentTime = this.position;
    this.moved();
  }

  async play() {
    if (!this.audio) return;
    // a browser may refuse to start sound before the reader has touched the page: then it waits for the play button
    await this.audio.play().catch(() => {});
    this.moved();
  }

  pause() { this.audio?.pause(); }

  toggle() {
    this.stopAt = null;
    if (this.playing) this.pause(); else this.play();
  }

  /** Plays from a little before to a little after, and stops there. */
  playPlace(from, to) {
    this.seek(from - Player.BEFORE);
    this.stopAt = Math.min(to + Player.AFTER, this.durationSeconds);
    this.play();
  }

  playFrom(seconds) {
    this.seek(seconds);
    this.play();
  }

  set speed(rate) {
    if (this.audio) this.audio.playbackRate = rate;
  }

  /** Lets one channel of a stereo sound be heard alone, 0 or 1; null for both. The gains are made at the first use: a context starts on a gesture only. */
  solo(channel) {
    if (!this.audio || (channel === null && !this.gains)) return;
    this.gains ??= this.makeGains();
    this.gains.forEach((gain, i) => { gain.gain.value = channel === null || channel === i ? 1 : 0; });
    this.context.resume();
  }

  makeGains() {
    this.context = new AudioContext();
    const split = this.context.createChannelSplitter(2);
    const both = this.context.createGain();
    this.context.createMediaElementSource(this.audio).connect(split);
    both.connect(this.context.destination);
    return [0, 1].map(channel => {
      const gain = this.context.createGain();
      split.connect(gain, channel);
      gain.connect(both);
      return gain;
    });
  }

  /** Lets go of the sound. */
  close() {
    this.moved = () => {};
    this.pause();
    this.audio?.removeAttribute('src');
    this.context?.close();
  }
}
