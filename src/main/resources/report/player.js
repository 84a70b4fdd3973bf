/** Plays the sound of the page, as a whole or a place of it. Without sound it only moves. */
class Player {
  static BEFORE = 0.25;
  static AFTER = 0.6;

  constructor(call, moved) {
    this.moved = moved;
    this.durationSeconds = call.durationMs / 1000;
    this.position = 0;
    this.stopAt = null;
    this.audio = null;
  }

  load(base64, mediaType) {
    this.audio = new Audio(URL.createObjectURL(new Blob([bytesOf(base64)], { type: mediaType })));
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
}
