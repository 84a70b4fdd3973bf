import { get, may } from '../api.js';
import { html, nothing } from '../base.js';
import { clock } from '../call/clock.js';
import { plain } from '../format.js';
import { icon } from '../icons.js';
import { audible, clipKey } from '../playbook/play.js';
import { t } from '../t.js';

const MOST = 3;
const MOST_BOOKS = 4;

/**
 * Clips for the team to hear together: of plays that are published, those first that help with what its agents miss. Whoever refused is not
 * among them.
 *
 * @param items of the team, with their priorities
 */
export async function huddleOf(items) {
  if (!may('playbooks:read')) return [];
  const { items: all } = await get('/playbooks');
  const newest = new Map();
  for (const one of all.filter(item => item.state === 'published')) if ((newest.get(one.id)?.version ?? 0) < one.version) newest.set(one.id, one);
  const books = await Promise.all([...newest.values()].slice(0, MOST_BOOKS).map(one => get(`/playbooks/${one.id}/versions/${one.version}`)));
  const missed = new Set(items.flatMap(({ priorities }) => [priorities.focus, ...priorities.later, ...priorities.team]).filter(Boolean).map(one => `${one.rubric} ${one.id}`));
  const helps = play => play.criteria.some(one => missed.has(`${one.rubric} ${one.criterion}`));
  const found = books.flatMap(({ id, version, playbook }) => playbook.plays.filter(play => !play.avoid).flatMap(play => play.clips.filter(audible).slice(0, 1).map(clip => ({ id, version, play, clip }))));
  return [...found.filter(one => helps(one.play)), ...found.filter(one => !helps(one.play))].slice(0, MOST);
}

/** What the shared player takes. */
export const soundOf = ({ id, version, play, clip }) => ({ interactionId: clip.interaction, sound: `/api/v1/playbooks/${id}/versions/${version}/clips/${encodeURIComponent(clip.interaction)}/${clip.turn}/audio`, durationMs: clip.endMs - clip.startMs, title: clip.text.slice(0, 80), address: null, place: t('playbook.when.' + play.situation) });

/** @param page {huddle, now, playing, hear(one)} */
export const huddle = page => (page.huddle.length === 0 ? nothing : html`<section class="panel huddle" aria-label=${t('coach.huddle')}><h2>${t('coach.huddle')}</h2><p class="hint-line">${t('coach.huddle-why')}</p><ol class="clips">${page.huddle.map(one => {
  const { id, version, play, clip } = one;
  const key = clipKey(clip);
  const on = page.now === key && page.playing;
  return html`<li class=${page.now === key ? 'clip now' : 'clip'}><button type="button" class="place ${on ? 'playing' : ''}" aria-label=${t('playbook.hear', { seconds: clock((clip.endMs - clip.startMs) / 1000), words: plain(clip.text) })} @click=${() => page.hear(one)}>${icon(on ? 'pause' : 'play')}<span>${clock((clip.endMs - clip.startMs) / 1000)}</span></button>
    <span class="said"><q dir="auto">${plain(clip.text)}</q> <a class="quiet" href=${`/playbook?id=${id}&v=${version}&play=${encodeURIComponent(play.id)}`}>${t('playbook.when.' + play.situation)}</a></span></li>`;
})}</ol></section>`);
