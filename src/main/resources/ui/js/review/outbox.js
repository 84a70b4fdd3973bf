// Verdicts on their way to the server. Each is kept in this browser until the server has answered, so that neither a reload nor a server
// that is away loses it; what one criterion is given while an earlier change waits takes the place of that change.

import { ask, who } from '../api.js';
import { draft, keepDraft } from '../drafts.js';
import { t } from '../t.js';
import { toast } from '../toast.js';
import { reasonOf } from './pending.js';

const AGAIN_MS = 2000;
/** Statuses that say nothing of the change itself, but of a server that is away, busy or full: it is sent again. 0: no answer. */
const UNHEARD = new Set([0, 401, 408, 429, 502, 503, 504, 507]);

let flying = null;
let timer = null;
let away = false;

const key = () => `unsent ${who().id}`;

function all() {
  try {
    return JSON.parse(localStorage.getItem(key())) ?? [];
  } catch {
    return [];
  }
}

function keep(list) {
  if (list.length) localStorage.setItem(key(), JSON.stringify(list)); else localStorage.removeItem(key());
}

/** [{criterion, seen, body}] of an interaction that the server has not taken yet; a body of null takes a verdict back. */
export const unsent = interaction => all().filter(one => one.interaction === interaction);

/** The list with one more change. A change that waits and is taken back is as if it had never been made. @param sending id of what is on its way */
export function added(list, { interaction, criterion, seen, body }, sending = null, id = Math.random().toString(36).slice(2)) {
  const earlier = list.find(one => one.interaction === interaction && one.criterion === criterion && one.id !== sending);
  const others = list.filter(one => one !== earlier);
  if (earlier && body === null && earlier.body !== null) return others;
  return [...others, { id, interaction, criterion, seen: earlier?.seen ?? seen, body }];
}

/** The list after the server has taken one: what follows on the same criterion has seen it. */
export function settled(list, done, review) {
  const seen = review?.criteria.find(one => one.criterion === done.criterion)?.seen;
  return list.filter(one => one.id !== done.id).map(one => (seen !== undefined && one.interaction === done.interaction && one.criterion === done.criterion ? { ...one, seen } : one));
}

/** Puts a change down. @param change {interaction, criterion, seen, body} */
export function put(change) { keep(added(all(), change, flying)); }

async function deliver(one) {
  const path = `/interactions/${one.interaction}/review/criteria/${encodeURIComponent(one.criterion)}`;
  flying = one.id;
  try {
    const review = await (one.body ? ask('PUT', path, { seen: one.seen, ...one.body }) : ask('POST', path + '/undo', { seen: one.seen }));
    keep(settled(all(), one, review));
    away = false;
    tell(one, review);
    return true;
  } catch (failed) {
    return await refused(one, failed);
  } finally {
    flying = null;
  }
}

/** @returns whether the next one may be sent */
async function refused(one, failed) {
  let review = null;
  let unheard = UNHEARD.has(failed.status);
  if (!unheard) review = await ask('GET', `/interactions/${one.interaction}/review`).catch(gone => { unheard = UNHEARD.has(gone.status); return null; });
  if (unheard) {
    if (!away) toast(t('act.unsent'));
    away = true;
    tell(one, null);
    return false;
  }
  const newer = rebased(all(), one, review);
  if (taken(one, review)) keep(settled(all(), one, review));
  else if (newer) keep(newer);
  else fall(one, failed);
  tell(one, null);
  return true;
}

/** The verdict falls; a reason that somebody has typed for it stands in its field again. */
function fall(one, failed) {
  const place = reasonOf(one.interaction, one.criterion);
  keep(settled(all(), one, null));
  if (one.body?.reason && draft(place) === null) keepDraft(place, one.body.reason);
  toast(failed.message);
}

/** Whether the server has the change all the same: its answer was lost (the page was loaded anew), so that it was sent twice. */
function taken({ criterion, body }, review) {
  const known = review?.criteria.find(one => one.criterion === criterion);
  const held = known?.held ?? null;
  return Boolean(known) && (body === null ? held === null : held?.by?.id === who().id && held.verdict.verdict === body.verdict && held.reason === (body.reason ?? ''));
}

/** The list with what waits for a criterion resting on its last revision, where that is one's own, of another tab or an older answer: nobody
 *  else was faster. Else null. */
export function rebased(list, { interaction, criterion, seen }, review) {
  const known = review?.criteria.find(one => one.criterion === criterion);
  const own = known?.revisions?.at(-1)?.by?.id === who().id;
  return own && known.seen !== seen ? list.map(one => (one.interaction === interaction && one.criterion === criterion ? { ...one, seen: known.seen } : one)) : null;
}

function tell(one, review) { dispatchEvent(new CustomEvent('outbox', { detail: { interaction: one.interaction, review } })); }

const alone = work => (navigator.locks ? navigator.locks.request('earmark-outbox', work) : work());

/** Sends what waits, one after the other, of all tabs only one at a time; tries again later what was not heard. */
export async function flush() {
  clearTimeout(timer);
  timer = null;
  await alone(async () => {
    for (let [one] = all(); one; [one] = all()) if (!await deliver(one)) break;
  });
  if (all().length && timer === null) timer = setTimeout(flush, AGAIN_MS);
}

/** Whether the last attempt was not heard. */
export const isAway = () => away;
