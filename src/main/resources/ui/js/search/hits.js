import { html, nothing } from '../base.js';
import { clock } from '../call/clock.js';
import { moment, percent, person, plain } from '../format.js';
import { icon } from '../icons.js';
import { invented } from '../parts/invented.js';
import { t } from '../t.js';
import { cut } from './words.js';

/** Whether a hit can be heard: messages may have times, too. */
export const heard = (interaction, hit) => interaction.channel === 'voice' && hit.startMs !== null;

/** Where a hit is played and read: the address of its interaction at this place. */
export const addressOf = (interaction, hit) => `/calls/${interaction.id}` + (!heard(interaction, hit) ? `#turn-${hit.turn}` : `?t=${(hit.startMs / 1000).toFixed(1)}&to=${(hit.endMs / 1000).toFixed(1)}`);

export const keyOf = (interaction, hit) => `${interaction.id}:${hit.turn}`;

const party = speaker => t(['agent', 'customer', 'bot', 'system'].includes(speaker) ? 'party.' + speaker : 'party.unknown');
const said = (text, marks = []) => cut(text, marks).map(([piece, marked]) => (marked ? html`<mark>${plain(piece)}</mark>` : plain(piece)));

function neighbour(line) {
  return html`<li class="beside-hit"><span class="quiet">${line.startMs === null ? nothing : clock(line.startMs / 1000)} ${party(line.speaker)}</span> <span dir="auto">${plain(line.text)}</span></li>`;
}

/**
 * Hits by interaction.
 *
 * @param page {groups, now: key of the hit that is heard, playing, open: keys whose neighbours are shown, act(name, interaction, hit), may(name)}
 */
export const hits = page => html`<ol class="found">${page.groups.map(group => html`<li class="found-in"><article aria-label=${name(group.interaction)}>${head(group.interaction)}<ol>${group.hits.map(hit => row(page, group.interaction, hit))}</ol></article></li>`)}</ol>`;

const name = interaction => plain(person(interaction.agent) ?? interaction.externalId ?? t('calls.nobody'));

function head(interaction) {
  const { score, customerId } = interaction;
  const facts = [interaction.team, interaction.queue, interaction.durationMs && interaction.channel === 'voice' ? clock(interaction.durationMs / 1000) : null, moment(interaction.startedAt ?? interaction.receivedAt)].filter(Boolean);
  return html`<header class="found-head"><h2>${icon(interaction.channel)} <a href="/calls/${interaction.id}">${name(interaction)}</a>${invented(interaction)}</h2><p class="facts">${facts.map(fact => html`<span>${plain(fact)}</span>`)}</p>${customerId
    ? html`<a class="quiet customer-link" href="/customer?id=${encodeURIComponent(customerId)}">${t('search.customer', { id: plain(customerId) })}</a>` : nothing}${score && score.percent !== null ? html`<span class=${score.passed === false ? 'figure missed' : 'figure'}>${score.passed === false
    ? html`<span class="fails" title=${t('calls.not-passed')}>${icon('missed')}</span>` : nothing}${percent(score.percent)}</span>` : nothing}</header>`;
}

function row(page, interaction, hit) {
  const key = keyOf(interaction, hit);
  const now = page.now === key;
  const open = page.open.has(key);
  const around = hit.before.length + hit.after.length > 0;
  const label = t('search.hit', { who: party(hit.speaker), name: name(interaction) });
  const control = !heard(interaction, hit) ? html`<a class="place" href=${addressOf(interaction, hit)} aria-label=${t('place.message', { n: hit.turn + 1, label })}>${t('place.number', { n: hit.turn + 1 })}</a>`
    : html`<button type="button" class="place ${now && page.playing ? 'playing' : ''}" aria-label=${t('search.play', { from: clock(hit.startMs / 1000), label })} @click=${() => page.act('play', interaction, hit)}>${icon(now && page.playing ? 'pause' : 'play')}<span>${clock(hit.startMs / 1000)}</span></button>`;
  const button = (work, text, extra = {}) => html`<button type="button" class="quiet-button small" aria-expanded=${extra.expanded ?? nothing} @click=${() => page.act(work, interaction, hit)}>${text}</button>`;
  return html`<li class="hit ${hit.speaker} ${now ? 'now' : ''}" data-hit=${key} aria-current=${now ? 'true' : nothing}>${control}<span class="label">${party(hit.speaker)}${hit.meaning ? html`<span class="mood">${t('search.by-meaning')}</span>` : nothing}</span>
    <div class="words">${open ? html`<ol>${hit.before.map(neighbour)}</ol>` : nothing}<p class="said" dir="auto">${said(hit.text, hit.marks)}</p>${open ? html`<ol>${hit.after.map(neighbour)}</ol>` : nothing}</div>
    <div class="hit-actions">${around ? button('around', t(open ? 'search.less-around' : 'search.around'), { expanded: open ? 'true' : 'false' }) : nothing}${page.may('like') ? button('like', t('search.like')) : nothing}${page.may('list')
    ? button(hit.item ? 'remove' : 'list', t(hit.item ? 'search.take-out' : 'search.add')) : nothing}</div></li>`;
}
