import { clock, tickMs } from './clock.js';

export const LANE = 46;
export const MOOD = 34;
export const TICKS = 18;

/** Paints the visible part of the timeline once. */
export class LanePainter {
  constructor(timeline, pen, left, width) {
    Object.assign(this, { timeline, pen, left, width, call: timeline.call });
    const probe = document.createElement('span');
    document.body.append(probe);
    this.colour = name => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    };
    this.bottom = timeline.lanes.length * LANE;
    this.done = () => probe.remove();
    this.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  }

  x(ms) { return this.timeline.x(ms) - this.left; }

  paint() {
    this.silences();
    this.marks();
    this.timeline.lanes.forEach((lane, i) => this.lane(lane, i * LANE));
    this.overlaps();
    if (this.call.sentiment.length) this.sentiment();
    this.ticks();
    this.done();
  }

  silences() {
    this.pen.fillStyle = this.colour('sunk');
    this.pen.strokeStyle = this.colour('line-strong');
    for (const [start, end] of this.call.deadAirs) {
      const from = this.x(start);
      const to = this.x(end);
      this.pen.fillRect(from, 0, to - from, this.bottom);
      this.pen.save();
      this.pen.beginPath();
      this.pen.rect(from, 0, to - from, this.bottom);
      this.pen.clip();
      this.pen.beginPath();
      for (let x = from - this.bottom; x < to; x += 8) {
        this.pen.moveTo(x, this.bottom);
        this.pen.lineTo(x + this.bottom, 0);
      }
      this.pen.globalAlpha = 0.35;
      this.pen.stroke();
      this.pen.restore();
    }
  }

  /** A wash under what was said, a dashed span over a place without words: that may be most of the call. */
  marks() {
    let spans = 0;
    for (const flag of this.call.flags) {
      this.pen.fillStyle = this.pen.strokeStyle = this.colour(flag.look);
      const from = this.x(flag.startMs);
      const width = Math.max(2, this.x(flag.endMs) - from);
      if (flag.kind === 'expected_here' || !flag.said) this.span(from, from + width, 2 + 4 * (spans++ % 5)); else this.wash(from, width, flag.kind === 'proof' ? 0.2 : 0.1);
    }
  }

  wash(from, width, alpha) {
    this.pen.globalAlpha = alpha;
    this.pen.fillRect(from, 0, width, this.bottom);
    this.pen.globalAlpha = 1;
    this.pen.fillRect(from, 0, 1.5, this.bottom);
  }

  span(from, to, y) {
    this.pen.setLineDash([4, 3]);
    this.line([[from, y + 6], [from, y], [to, y]]);
    this.pen.setLineDash([]);
  }

  lane(lane, top) {
    this.pen.fillStyle = this.colour(lane.speaker === 'customer' ? 'customer' : 'agent');
    const middle = top + LANE / 2;
    const half = LANE / 2 - 3;
    if (lane.pairs) this.sound(lane, middle, half); else this.speech(lane.speaker, middle, half);
    this.pen.fillRect(0, middle - 0.5, this.width, 1);
  }

  /** The extremes of each column; over about 12 pairs a column their mean, or an hour would be one solid bar. */
  sound({ pairs, millisecondsPerPair, loudest }, middle, half) {
    const perPixel = this.call.durationMs / millisecondsPerPair / this.timeline.width;
    for (let x = 0; x < this.width; x++) {
      const first = Math.floor((x + this.left) * perPixel);
      const last = Math.min(pairs.length / 2, Math.max(first + 1, Math.floor((x + this.left + 1) * perPixel)));
      let low = 0;
      let high = 0;
      for (let i = first; i < last; i++) {
        low = perPixel > 12 ? low + pairs[2 * i] / (last - first) : Math.min(low, pairs[2 * i]);
        high = perPixel > 12 ? high + pairs[2 * i + 1] / (last - first) : Math.max(high, pairs[2 * i + 1]);
      }
      const scale = value => Math.sign(value) * Math.min(1, Math.abs(value) / loudest) ** 0.7 * half;
      this.pen.fillRect(x, middle - scale(high), 1, Math.max(0, scale(high) - scale(low)));
    }
  }

  /** Where both talked at once: a bar between the lanes. */
  overlaps() {
    if (this.timeline.lanes.length < 2) return;
    this.pen.fillStyle = this.colour('ink');
    for (const [start, end] of this.call.overlaps) this.pen.fillRect(this.x(start), LANE - 2, Math.max(2, this.x(end) - this.x(start)), 4);
  }

  speech(speaker, middle, half) {
    for (const [start, end, who] of this.call.speech) {
      if (who === speaker) this.pen.fillRect(this.x(start), middle - half * 0.5, Math.max(1, this.x(end) - this.x(start)), half);
    }
  }

  sentiment() {
    const middle = this.bottom + MOOD / 2;
    const y = score => middle - score * (MOOD / 2 - 5);
    this.pen.strokeStyle = this.colour('line-strong');
    this.pen.setLineDash([2, 3]);
    this.line([[0, middle], [this.width, middle]]);
    this.pen.setLineDash([]);
    this.pen.strokeStyle = this.colour('customer');
    this.pen.fillStyle = this.colour('panel');
    this.pen.lineWidth = 2;
    const points = this.readings().map(([ms, score]) => [this.x(ms), y(score)]);
    this.line(points);
    for (const [x, height] of points) {
      this.pen.beginPath();
      this.pen.arc(x, height, 3, 0, 2 * Math.PI);
      this.pen.fill();
      this.pen.stroke();
    }
    this.pen.lineWidth = 1;
  }

  /** Readings nearer to each other than a dot has room are drawn as their mean. */
  readings() {
    const buckets = new Map();
    for (const [ms, score] of this.call.sentiment) {
      const key = Math.floor(this.timeline.x(ms) / 14);
      buckets.set(key, [...(buckets.get(key) ?? []), [ms, score]]);
    }
    const mean = (bucket, i) => bucket.reduce((sum, reading) => sum + reading[i], 0) / bucket.length;
    return [...buckets.values()].map(bucket => [mean(bucket, 0), mean(bucket, 1)]);
  }

  line(points) {
    this.pen.beginPath();
    points.forEach(([x, y], i) => (i ? this.pen.lineTo(x, y) : this.pen.moveTo(x, y)));
    this.pen.stroke();
  }

  ticks() {
    const step = tickMs(this.call.durationMs / this.timeline.width);
    this.pen.fillStyle = this.colour('ink-2');
    this.pen.font = this.font;
    this.pen.textBaseline = 'bottom';
    const from = Math.floor(this.left / this.timeline.width * this.call.durationMs / step) * step;
    for (let ms = from; ms <= this.call.durationMs && this.x(ms) < this.width; ms += step) {
      this.pen.fillRect(this.x(ms), this.timeline.height - TICKS, 1, 4);
      if (this.x(ms) + 32 < this.width) this.pen.fillText(clock(ms / 1000), this.x(ms) + 4, this.timeline.height - 1);
    }
  }
}
