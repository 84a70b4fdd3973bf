import { html, nothing } from '../base.js';
import { moment, plain } from '../format.js';
import { t } from '../t.js';

/** So few ratings say nothing about a theme. */
const FEW_RATINGS = 5;

/** What customers wrote, as text and nothing else. */
export function commentList({ items, left }) {
  return html`<ul class="survey-comments">${items.map(one => html`<li><blockquote>${plain(one.text)}</blockquote><p class="quiet">${one.csat !== null ? html`<span class="tag">${t('surveys.rating', { csat: one.csat })}</span> ` : nothing}${one.nps !== null ? html`<span class="tag">${t('surveys.likely', { nps: one.nps })}</span> ` : nothing}${moment(one.receivedAt)}${
    one.agent ? ` · ${plain(one.agent.name ?? one.agent.id)}` : ''} · <a href=${'/calls/' + one.interactionId}>${t('surveys.open')}</a></p></li>`)}</ul>${left ? html`<p class="quiet">${t('surveys.more', { n: left })}</p>` : nothing}`;
}

const rated = ({ satisfied, n }) => (n === 0 ? t('surveys.no-ratings') : n < FEW_RATINGS ? t('surveys.few-rated', { n }) : t('surveys.satisfied', { satisfied, n }));

/** @param shown the comments of each theme that is open, by key @param open is told a key */
export function themeList({ items, comments, fewest }, shown, open) {
  if (items.length === 0) return html`<p class="quiet">${t('surveys.no-themes', { n: comments, least: fewest })}</p>`;
  return html`<ul class="themes">${items.map(one => {
    const known = shown[one.key];
    return html`<li class="theme"><h3>${one.words.map(plain).join(' · ')}</h3><p class="quiet">${t('surveys.comments', { n: one.comments })} · ${rated(one.satisfied)}</p>
      ${one.criteria.length ? html`<p class="near"><span class="quiet">${t('surveys.near')}</span></p><ul class="near">${one.criteria.map(near => html`<li>${plain(near.question)}</li>`)}</ul>` : html`<p class="quiet">${t('surveys.no-near')}</p>`}
      <p><button type="button" aria-expanded=${known ? 'true' : 'false'} aria-label=${`${t(known ? 'surveys.hide' : 'surveys.show')}: ${one.words.map(plain).join(', ')}`} @click=${() => open(one.key)}>${t(known ? 'surveys.hide' : 'surveys.show')}</button></p>${known ? commentList(known) : nothing}</li>`;
  })}</ul>`;
}
