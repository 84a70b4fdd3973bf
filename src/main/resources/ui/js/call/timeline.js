import { bytesOf, clock } from './clock.js';
import { LANE, LanePainter, MOOD, TICKS } from './painter.js';

/** Two lanes of sound, evidence flags, silences and the customer's sentiment over one time axis. */
export class Timeline {
  static FLAG = 26;
  /** Flags go up so far before they move to the right. */
  static ROWS = 2;

  constructor(call) {
    this.call = call;
    this.scroller = document.getElementById('timeline');
    this.inner = document.getElementById('timeline-inner');
    this.flagRow = document.getElementById('flags');
    this.slider = document.getElementById('slider');
    this.canvas = document.getElementById('lanes');
    this.zoom = 1;
    this.positionMs = 0;
    this.lanes = this.lanesOf(call);
    this.height = this.lanes.length * LANE + (call.sentiment.length ? MOOD : 0) + TICKS;
    this.playhead = document.createElement('div');
    this.playhead.className = 'playhead';
    this.slider.append(this.playhead);
    this.flags = call.flags.map(flag => this.flagButton(flag));
    this.names();
    this.layout();
    this.resized = new ResizeObserver(() => this.layout());
    this.resized.observe(this.scroller);
    this.scroller.addEventListener('scroll', () => this.draw(), { passive: true });
  }

  /** When the outline of the sound comes later than the words. */
  show(lanes) {
    this.lanes = this.lanesOf({ ...this.call, lanes });
    this.draw();
  }

  /** When verdicts have changed. */
  replaceFlags(flags) {
    this.call.flags = flags;
    this.flagRow.replaceChildren();
    this.flags = flags.map(flag => this.flagButton(flag));
    this.layout();
  }

  close() {
    this.resized.disconnect();
    this.flagRow.replaceChildren();
    this.playhead.remove();
    document.getElementById('lane-names')?.replaceChildren();
  }

  lanesOf(call) {
    if (call.lanes.length) {
      return call.lanes.map(lane => {
        const pairs = typeof lane.pairs === 'string' ? new Int8Array(bytesOf(lane.pairs).buffer) : lane.pairs;
        return { ...lane, pairs, loudest: this.loudest(pairs) };
      });
    }
    return ['agent', 'customer', 'other', 'unknown'].filter(speaker => call.speech.some(turn => turn[2] === speaker)).map(speaker => ({ speaker, pairs: null }));
  }

  /** What fills the lane: nearly the loudest, so that one click does not flatten a quiet speaker, and never mere line noise. */
  loudest(pairs) {
    const sorted = pairs.map(Math.abs).sort();
    return Math.max(12, sorted[Math.floor(sorted.length * 0.995)] ?? 0);
  }

  names() {
    const title = { agent: 'Agent', customer: 'Customer', other: 'Other', unknown: 'Both' };
    const row = (text, y) => {
      const span = document.createElement('span');
      span.textContent = text;
      span.dataset.y = y;
      document.getElementById('lane-names').append(span);
    };
    this.lanes.forEach((lane, i) => row(title[lane.speaker], (i + 0.5) * LANE));
    if (this.call.sentiment.length) row('Sentiment', (this.lanes.length) * LANE + MOOD / 2);
  }

  flagButton(flag) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `flag ${flag.look} ${flag.kind.replace('_', '-')}`;
    button.textContent = flag.number;
    button.dataset.start = flag.startMs;
    button.dataset.end = flag.endMs;
    const kind = { proof: '', expected_here: ['missed', 'partly'].includes(flag.look) ? ', should have been here' : ', looked for here', near_miss: ', nearest thing said' }[flag.kind];
    button.setAttribute('aria-label', `${flag.title}: ${flag.verdict}${kind}, play ${clock(flag.startMs / 1000)}`);
    button.title = `${flag.title}: ${flag.verdict}${kind}`;
    this.flagRow.append(button);
    return button;
  }

  layout() {
    this.visible = Math.max(120, this.scroller.clientWidth);
    this.width = Math.round(this.visible * this.zoom);
    this.inner.style.width = `${this.width}px`;
    this.playhead.style.height = `${this.height - TICKS}px`;
    this.placeFlags();
    this.moveTo(this.positionMs, false);
    this.draw();
  }

  /** None hides another: a flag moves up, and where many begin at one moment also to the right, by as little as there is room. */
  placeFlags() {
    const ends = [];
    const last = this.width - Timeline.FLAG;
    const rows = [...this.flags].sort((a, b) => a.dataset.start - b.dataset.start).map(button => {
      const x = Math.max(0, Math.min(this.x(button.dataset.start), last));
      const places = Array.from({ length: Math.max(Timeline.ROWS, ends.length) }, (_, row) => Math.max(x, (ends[row] ?? -2) + 2));
      const best = Math.min(...places);
      const row = best <= last ? places.indexOf(best) : ends.length;
      const at = best <= last ? best : x;
      ends[row] = at + Timeline.FLAG;
      button.style.left = `${at}px`;
      return [button, row];
    });
    const count = Math.max(1, ends.length);
    for (const [button, row] of rows) button.style.top = `${(count - 1 - row) * (Timeline.FLAG + 2)}px`;
    this.flagHeight = this.flags.length ? count * (Timeline.FLAG + 2) + 4 : 0;
    this.flagRow.style.height = `${this.flagHeight}px`;
    for (const name of document.getElementById('lane-names').children) name.style.top = `${this.flagHeight + Number(name.dataset.y)}px`;
  }

  x(ms) { return ms / this.call.durationMs * this.width; }

  msAt(clientX) {
    const share = (clientX - this.inner.getBoundingClientRect().left) / this.width;
    return Math.min(1, Math.max(0, share)) * this.call.durationMs;
  }

  zoomBy(factor) {
    const middle = this.positionMs;
    this.zoom = Math.min(Math.max(1, this.zoom * factor), Math.max(1, this.call.durationMs / 5000));
    this.layout();
    this.scroller.scrollLeft = this.x(middle) - this.visible / 2;
    this.draw();
  }

  moveTo(ms, follow) {
    this.positionMs = ms;
    const x = this.x(ms);
    if (follow && this.zoom > 1 && (x < this.scroller.scrollLeft || x > this.scroller.scrollLeft + this.visible * 0.9)) {
      this.scroller.scrollLeft = x - this.visible * 0.1;
    }
    this.playhead.style.transform = `translateX(${x}px)`;
    const total = this.call.durationMs / 1000;
    this.slider.setAttribute('aria-valuemax', total.toFixed(1));
    this.slider.setAttribute('aria-valuenow', (ms / 1000).toFixed(2));
    this.slider.setAttribute('aria-valuetext', `${clock(ms / 1000)} of ${clock(total)}`);
  }

  draw() {
    const ratio = window.devicePixelRatio || 1;
    const width = Math.min(this.visible, this.width);
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(this.height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(this.height * ratio);
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${this.height}px`;
    }
    const pen = this.canvas.getContext('2d');
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, this.height);
    new LanePainter(this, pen, this.scroller.scrollLeft, width).paint();
  }
}
