// Everything that is known of one interaction, asked for at once, and ahead of time for the next one.

import { bytes, get, may } from '../api.js';
import { outline } from '../rubrics.js';

const ahead = new Map();
const none = () => null;

/** Whether this person sees what people made of it. */
export const reviewed = () => may('reviews:read') || may('feedback:own');

async function scored(id) {
  const result = await get(`/interactions/${id}/result`);
  const pin = result.scorecard.rubric;
  return [result, await outline(pin.id, pin.version)];
}

/** {detail, result, outline, review, comments, marked, versions}; without a result while there is none. */
export async function load(id) {
  const path = `/interactions/${id}`;
  const detail = await get(path);
  if (!detail.score) return { detail, result: null, outline: null, review: null, comments: [], marked: [] };
  const [[result, rubric], review, comments, marked] = await Promise.all([scored(id), ...(reviewed() ? ['review', 'comments', 'moments/marked'].map(part => get(`${path}/${part}`)) : [])]);
  return { detail, result, outline: rubric, review: review ?? null, comments: comments?.items ?? [], marked: marked?.items ?? [] };
}

/** The next interaction of the list, before anybody asks. */
export function fetchAhead(id) {
  if (!id || ahead.has(id)) return;
  ahead.clear();
  ahead.set(id, load(id).catch(none));
}

/** What was fetched ahead, once; else asks now. */
export async function take(id) {
  const early = ahead.get(id);
  ahead.delete(id);
  return (early && await early) || load(id);
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
