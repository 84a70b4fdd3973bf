import { html, nothing, Part, svg } from '../base.js';
import { number } from '../format.js';
import { scales } from '../scale.js';
import { t } from '../t.js';

const SIZE = { width: 640, height: 200, left: 32, right: 12, top: 12, bottom: 24 };

/** Scores by week with their intervals, 0 to 100. A single one has a dot and no interval; versions of a rubric are not joined. */
class LineChart extends Part {
  static properties = { points: { attribute: false }, label: { attribute: false }, d3: { state: true } };

  constructor() {
    super();
    this.points = [];
    this.label = '';
    this.d3 = null;
  }

  async entered() { this.d3 = await scales(); }

  /** Stretches of one version of a rubric. */
  get runs() {
    const runs = new Map();
    for (const point of this.points) {
      const key = `${point.rubric}@${point.version}`;
      runs.set(key, [...(runs.get(key) ?? []), point]);
    }
    return [...runs.values()];
  }

  render() {
    if (!this.d3 || this.points.length === 0) return nothing;
    const { width, height, left, right, top, bottom } = SIZE;
    const times = this.points.map(point => Date.parse(point.from));
    const week = 7 * 24 * 3600 * 1000;
    const x = this.d3.scaleUtc([Math.min(...times) - week / 2, Math.max(...times) + week / 2], [left, width - right]);
    const y = this.d3.scaleLinear([0, 100], [height - bottom, top]);
    const at = point => x(Date.parse(point.from));
    const day = x.tickFormat(6, '%-d %b');
    const grid = y.ticks(5).map(value => svg`<line class="grid" x1=${left} x2=${width - right} y1=${y(value)} y2=${y(value)}></line><text x=${left - 6} y=${y(value) + 4} text-anchor="end">${value}</text>`);
    const ticks = x.ticks(6).map(value => svg`<text x=${x(value)} y=${height - 6} text-anchor="middle">${day(value)}</text>`);
    const line = run => svg`<polyline class="line" points=${run.map(point => `${at(point).toFixed(1)},${y(point.mean).toFixed(1)}`).join(' ')}></polyline>`;
    const dot = point => svg`${point.low === null ? nothing : svg`<line class="interval" x1=${at(point)} x2=${at(point)} y1=${y(Math.min(100, point.high))} y2=${y(Math.max(0, point.low))}></line>`}<circle class="dot" cx=${at(point)} cy=${y(point.mean)} r="4"></circle>`;
    return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label=${this.label}>${grid}${ticks}${this.runs.map(line)}${this.points.map(dot)}</svg>
      <details><summary>${t('chart.table')}</summary><table class="figures"><thead><tr><th scope="col">${t('chart.week')}</th><th scope="col">${t('calls.score')}</th><th scope="col">${t('chart.interval')}</th><th scope="col">${t('chart.n')}</th></tr></thead><tbody>${this.points
      .map(point => html`<tr><th scope="row">${point.week}</th><td>${number(point.mean, 0)}</td><td>${point.low === null ? '–' : `${number(point.low, 0)} – ${number(point.high, 0)}`}</td><td>${point.n}</td></tr>`)}</tbody></table></details>`;
  }
}

customElements.define('ear-line-chart', LineChart);
