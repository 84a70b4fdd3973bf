import { html, nothing, svg } from '../base.js';
import { t } from '../t.js';
import { callsBehind, dayOf, interval, range, runs, shown, week } from './words.js';

const WIDTH = 260;
const HEIGHT = 84;
const SIDE = 8;
const BOTTOM = 14;
const DAY = 24 * 3600 * 1000;

/** One figure by weeks: the band is the interval, a dashed line another version of a rubric; every week leads to its calls. */
export function weekChart(line, breaks, asked) {
  if (line.weeks.length === 0) return nothing;
  const { low, high } = range(line.weeks.map(one => one.estimate), line.unit);
  const start = Date.parse(asked.from);
  const x = time => SIDE + (WIDTH - 2 * SIDE) * Math.min(1, Math.max(0, (time - start) / (Date.parse(asked.to) - start)));
  const middle = one => x(Date.parse(one.from + 'T12:00:00Z') + 3 * DAY);
  const y = value => 6 + (HEIGHT - BOTTOM - 12) * (1 - (Math.min(high, Math.max(low, value)) - low) / (high - low || 1));
  const point = (one, value) => `${middle(one).toFixed(1)},${y(value).toFixed(1)}`;
  const band = run => svg`<polygon class="band" points=${[...run.map(one => point(one, one.estimate.high ?? one.estimate.value)), ...[...run].reverse().map(one => point(one, one.estimate.low ?? one.estimate.value))].join(' ')}></polygon>`;
  const path = run => svg`<polyline class="line" points=${run.map(one => point(one, one.estimate.value)).join(' ')}></polyline>`;
  const dot = one => {
    const words = t('trends.week', { week: dayOf(one.from), value: shown(one.estimate.value, line.unit), interval: interval(one.estimate, line.unit) ?? '–', n: one.estimate.n });
    return svg`<a href=${callsBehind(asked, week(one.from, asked))} aria-label=${words}><title>${words}</title><rect class="hit-area" x=${middle(one) - 9} y="0" width="18" height=${HEIGHT - BOTTOM}></rect><circle class=${one.estimate.n < 30 ? 'dot few' : 'dot'} cx=${middle(one)} cy=${y(one.estimate.value)} r="3"></circle></a>`;
  };
  const cut = one => svg`<g><title>${t('trends.break', { rubric: one.rubric, version: one.version, day: dayOf(one.at) })}</title><line class="cut-line" x1=${x(Date.parse(one.at))} x2=${x(Date.parse(one.at))} y1="0" y2=${HEIGHT - BOTTOM}></line><text x=${x(Date.parse(one.at)) + 3} y="9">v${one.version}</text></g>`;
  const ends = [line.weeks[0], line.weeks.at(-1)];
  const stretches = runs(line.weeks, breaks);
  return html`<svg class="weeks" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label=${t('trends.chart', { title: line.title, n: line.weeks.length })}>${stretches.map(band)}${breaks.map(cut)}${stretches.map(path)}${line.weeks.map(dot)}${ends.length && ends[0] !== ends[1]
    ? ends.map((one, i) => svg`<text x=${i ? Math.min(WIDTH, middle(one) + 16) : Math.max(0, middle(one) - 16)} y=${HEIGHT - 2} text-anchor=${i ? 'end' : 'start'}>${dayOf(one.from)}</text>`) : svg`<text x=${Math.min(WIDTH - 18, middle(ends[0]))} y=${HEIGHT - 2} text-anchor="middle">${dayOf(ends[0].from)}</text>`}</svg>`;
}

/** Scores in ten bins; every bar leads to its calls. */
export function histogram(bins, asked) {
  const most = Math.max(1, ...bins);
  const all = bins.reduce((sum, one) => sum + one, 0);
  const bar = (n, i) => {
    const to = i === 9 ? 100 : 10 * i + 9.99;
    const height = 96 * n / most;
    const words = t('trends.bin', { from: 10 * i, to: 10 * (i + 1), n });
    const shape = svg`<rect class="bin" x=${i * 32 + 2} y=${112 - height} width="28" height=${Math.max(n ? 1.5 : 0, height)}></rect>${n ? svg`<text x=${i * 32 + 16} y=${106 - height} text-anchor="middle">${n}</text>` : nothing}`;
    return n ? svg`<a href=${callsBehind(asked, { minScore: 10 * i, maxScore: to })} aria-label=${words}><title>${words}</title>${shape}</a>` : shape;
  };
  return html`<svg class="histogram" viewBox="0 0 320 128" role="group" aria-label=${t('trends.distribution-words', { n: all })}>${bins.map(bar)}${bins.map((_, i) => svg`<text x=${i * 32 + 2} y="125" class="tick">${10 * i}</text>`)}</svg>`;
}
