// How times, numbers and names are written.

const two = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const hour = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

/** Day and time of day. */
export const moment = text => (text ? two.format(new Date(text)) : '–');

const calendarDay = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

/** A day of the calendar, such as 2026-03-02. */
export const calendar = text => (text ? calendarDay.format(new Date(text)) : '–');

/** The time of day today, else the day. */
export function brief(text, now = new Date()) {
  if (!text) return '–';
  const at = new Date(text);
  return at.toDateString() === now.toDateString() ? hour.format(at) : day.format(at);
}

export const percent = value => (value === null || value === undefined ? '–' : `${Math.round(value)}`);

/** At most so many decimals, without zeros at the end. */
export const number = (value, decimals = 1) => String(Number(value.toFixed(decimals)));

export const signed = (value, decimals = 2) => (value > 0 ? '+' : value < 0 ? '−' : '') + number(Math.abs(value), decimals);

/** "asks-pin" and "asks_pin" become "Asks pin". */
export function readable(id) {
  const words = String(id).replace(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const person = someone => someone?.name ?? someone?.id ?? null;

/**
 * Words of others for a page: control characters become spaces, bidirectional controls a character of no effect. The length stays, so
 * that places within the text stay valid.
 */
export function plain(text) {
  return String(text ?? '').replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/g, '\u2060')
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029]/g, ' ');
}
