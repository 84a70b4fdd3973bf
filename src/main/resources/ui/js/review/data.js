// Everything that is known of one interaction, asked for at once, and ahead of time for the next one.

import { bytes, get, may } from '../api.js';
import { outline } from '../rubrics.js';

const ahead = new Map();
const none = () => null;

/** Whether this person sees what people made of it. */
const reviewed = () => may('reviews:read') || may('feedback:own');

const people = path => (reviewed() ? ['review', 'comments', 'moments/marked'].map(part => get(`${path}/${part}`)) : []);

/** {detail, result, outline, review, comments, marked}; without a result while there is none. */
export async function load(id) {
  const path = `/interactions/${id}`;
  const detail = await get(path);
  if (!detail.score) return { detail, result: null, outline: null, review: null, comments: [], marked: [] };
  const [result, rubric, review, comments, marked] = await Promise.all([get(`${path}/result`), outline(detail.score.rubric, detail.score.version), ...people(path)]);
  return { detail, result, outline: rubric, review: review ?? null, comments: comments?.items ?? [], marked: marked?.items ?? [] };
}

/** What people have changed since: words, measures and rubric are those of before. Null when they are not. */
export async function refreshed(data) {
  const path = `/interactions/${data.detail.id}`;
  const pin = data.result.scorecard.rubric;
  const [detail, scorecard, review, comments, marked] = await Promise.all([get(path), get(`${path}/scorecards/${encodeURIComponent(pin.id)}/${pin.version}`), ...people(path)]);
  const same = review && data.review && review.transcriptVersion === data.review.transcriptVersion && review.rubric === pin.id && review.version === pin.version;
  return same ? { ...data, detail, review, comments: comments?.items ?? [], marked: marked?.items ?? [], result: { ...data.result, scorecard } } : null;
}

/** The next interaction of the list, before anybody asks. */
export function fetchAhead(id) {
  if (!id || ahead.has(id)) return;
  ahead.clear();
  ahead.set(id, load(id).catch(none));
}

/** {data, early}: what was fetched ahead, once; else asks now. */
export async function take(id) {
  const early = await ahead.get(id);
  ahead.delete(id);
  return { data: early ?? await load(id), early: Boolean(early) };
}

export const peaks = (id, signal) => bytes(`/interactions/${id}/peaks`, signal);

/** The ids of the list that this page was opened from. */
export function listed() {
  try {
    return JSON.parse(sessionStorage.getItem('calls')) ?? [];
  } catch {
    return [];
  }
}
