// Figures in words, and addresses of what is behind them.

import { clock } from '../call/clock.js';
import { number, signed } from '../format.js';

/** A value in its unit, short. */
export function shown(value, unit) {
  if (unit === 'seconds') return clock(value);
  if (unit === 'sentiment') return signed(value);
  if (unit === 'net') return signed(value, 0) || '0';
  return `${number(value, value !== 0 && Math.abs(value) < 10 ? 1 : 0)} %`;
}

/** The ends of an interval, or null where there is none. */
export const interval = (estimate, unit) => (estimate.low === null ? null : `${shown(estimate.low, unit)} – ${shown(estimate.high, unit)}`);

/**
 * How a figure has moved against the time before: {by, up, sure, good}; sure where the two intervals do not touch, good null where neither
 * way is better. Null when there is nothing to compare.
 */
export function change(now, earlier, better) {
  if (!now || !earlier) return null;
  const by = now.value - earlier.value;
  const sure = now.low !== null && earlier.low !== null && (now.low > earlier.high || now.high < earlier.low);
  return { by, up: by > 0, sure, good: better === 'neither' ? null : by > 0 === (better === 'higher') };
}

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** A day of the calendar, as weeks begin: in UTC. */
export const dayOf = text => day.format(new Date(text));

const FILTERS = ['team', 'agent', 'queue', 'channel', 'rubric'];
const DAY = 24 * 3600 * 1000;

/** What the board is asked for, of the fields of the address. @param now is a time in ms */
export function asked(fields, now = Date.now()) {
  const kept = Object.fromEntries(FILTERS.filter(name => fields[name]).map(name => [name, fields[name]]));
  const days = Number(fields.days) || 84;
  // whole days, so that the same board has the same address for as long as the day lasts
  const to = fields.to ?? new Date(Math.ceil(now / DAY) * DAY).toISOString();
  const from = fields.from ?? new Date(Date.parse(to) - days * DAY).toISOString();
  if (fields.figures) kept.figures = fields.figures;
  return { ...kept, by: fields.by ?? 'team', from, to };
}

/** The list of the calls behind a mark. @param more filters of the list, such as {agent, missed, minScore} */
export function callsBehind(asked, more = {}) {
  const { by, figures, ...filters } = asked;
  const fields = Object.entries({ ...filters, ...more }).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return '/calls?' + new URLSearchParams(fields);
}

/** The week that begins on a day, cut at the ends of the time that is shown: {from, to}. */
export function week(monday, asked) {
  const start = Date.parse(monday + 'T00:00:00Z');
  return { from: new Date(Math.max(start, Date.parse(asked.from))).toISOString(), to: new Date(Math.min(start + 7 * DAY, Date.parse(asked.to))).toISOString() };
}

/** Stretches of weeks between breaks: what lies on either side of one is another measure. @param breaks [{at}] */
export function runs(weeks, breaks) {
  const times = breaks.map(one => Date.parse(one.at));
  const stretch = one => times.filter(time => time < Date.parse(one.from + 'T00:00:00Z') + 7 * DAY).length;
  const found = [];
  for (const one of weeks) {
    const last = found.at(-1);
    if (last && stretch(last.at(-1)) === stretch(one)) last.push(one); else found.push([one]);
  }
  return found;
}

/** A round range that holds all values, {low, high}. */
export function range(estimates, unit) {
  const values = estimates.flatMap(one => [one.value, one.low ?? one.value, one.high ?? one.value]);
  if (values.length === 0) return { low: 0, high: 1 };
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((most - least) * 0.1, unit === 'sentiment' ? 0.05 : 1);
  const within = unit === 'percent' || unit === 'share' ? [0, 100] : unit === 'sentiment' ? [-2, 2] : unit === 'net' ? [-100, 100] : [0, Infinity];
  return { low: Math.max(within[0], least - room), high: Math.min(within[1], most + room) };
}
