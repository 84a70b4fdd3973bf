import { may, queryOf } from '../api.js';
import { html, nothing } from '../base.js';
import { clock } from '../call/clock.js';
import { moment, plain } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../t.js';
import { scoreWords, titlesOf } from './findings.js';
import { invented } from './invented.js';
import { askOriginal } from './original.js';

/** Whose interaction it is, its score, and what can be done with it. @param page of the interaction */
export function head(page) {
  const { detail, result, outline } = page.data;
  const { customer } = detail;
  const facts = [t('channel.' + detail.channel), customer.id ? html`<a href=${'/customer' + queryOf({ id: customer.id })} title=${t('call.customer')}>${plain(customer.name ?? customer.id)}</a>` : customer.name, language(result?.transcript.source.language ?? detail.language), detail.team, detail.queue, detail.durationMs ? clock(detail.durationMs / 1000) : null,
    moment(detail.startedAt ?? detail.receivedAt), result ? `${outline?.title ?? result.scorecard.rubric.id} v${result.scorecard.rubric.version}` : null].filter(Boolean);
  return html`<header class="call-head"><div class="who"><h1>${icon(detail.channel)} ${plain(page.name())}${invented(detail, 'example.tag-long')}</h1><p class="facts">${facts.map(fact => html`<span>${typeof fact === 'string' ? plain(fact) : fact}</span>`)}</p></div>
    ${result ? score(page, result.scorecard) : nothing}<div class="actions"><a class="skip" href="#scorecard">${t('call.skip')}</a>${buttons(page)}</div>${result?.scorecard.autoFail.triggered || result?.scorecard.autoFail.wouldFail?.length ? autoFail(page, result.scorecard.autoFail) : nothing}</header>`;
}

/** For people; English goes without saying. */
const language = tag => tag && tag !== 'en' ? new Intl.DisplayNames('en', { type: 'language' }).of(tag) : null;

function score(page, scorecard) {
  const words = scoreWords(scorecard);
  const machine = page.data.review?.machinePercent;
  const moved = machine !== null && machine !== undefined && Math.round(machine) !== Math.round(scorecard.percent);
  return html`<div class="result"><strong class="percent">${words.percent} %</strong><div><p class="badges"><span class=${scorecard.passed === false ? 'badge failed' : 'badge'}>${words.outcome}</span>${scorecard.band
    ? html`<span class="badge">${plain(scorecard.band)}</span>` : nothing}${published(page)}</p><p class="quiet">${words.points} · ${words.coverage}${moved ? ` · ${t('call.machine-percent', { percent: Math.round(machine) })}` : ''}</p></div></div>`;
}

function published(page) {
  const state = page.data.review?.publication.state;
  return state && state !== 'draft' ? html`<span class="badge">${t('filter.publication.' + state)}</span>` : nothing;
}

function autoFail(page, { triggered, criteria, wouldFail = [], percentWithout }) {
  const titles = titlesOf(page.lines);
  const said = (triggered ? criteria : wouldFail).map(id => plain(titles[id] ?? id)).join('; ').replace(/[^.?!]$/, '$&.');
  return html`<p class="auto-fail">${icon('missed')}<span>${t(triggered ? 'call.auto-fail' : 'call.would-fail', { criteria: said })}${!triggered || percentWithout === null ? '' : ' ' + t('call.without', { percent: Math.round(percentWithout) })}</span></p>`;
}

function buttons(page) {
  const share = page.reviews && page.data.review.publication.state === 'draft';
  const own = may('feedback:own') && page.data.review?.publication.state === 'shared';
  return html`<button type="button" @click=${() => page.copy()}>${t('call.copy')}</button>
    ${may('interactions:write') ? html`<button type="button" class="icon-button" popovertarget="call-menu" aria-label=${t('call.more')} title=${t('call.more')}>${icon('more')}</button>${menu(page)}` : nothing}
    ${own ? html`<button type="button" class="primary" @click=${() => page.actions.acknowledge()}>${t('call.acknowledge')}</button>` : nothing}
    ${share ? html`<button type="button" @click=${() => page.actions.finish(true)}>${t('call.finish-share')}</button>` : nothing}
    ${page.reviews ? html`<button type="button" class="primary" title="ctrl enter" @click=${() => page.actions.finish(false)}>${t('call.finish')}</button>` : nothing}`;
}

function menu(page) {
  const entry = (key, work, danger = false) => html`<li><button type="button" class=${danger ? 'danger' : ''} @click=${() => { page.querySelector('#call-menu').hidePopover(); work(); }}>${t(key)}</button></li>`;
  const spoken = page.data.detail.channel === 'voice';
  const heard = page.data.detail.sounds.length > 0;
  return html`<ul id="call-menu" class="menu" popover>${page.reviews && page.data.review.publication.state === 'shared' ? entry('call.unshare', () => page.actions.unshare()) : nothing}${entry('call.rescore', () => page.actions.rescore())}${page.reviews && spoken ? entry('call.swap', () => page.actions.swap()) : nothing}${heard
    ? html`<li><a class="button" href="/api/v1/interactions/${page.id}/audio" download>${t('call.download')}</a></li>` : nothing}${page.data.detail.original ? entry(heard ? 'original.hear' : 'original.read', () => askOriginal(page.id)) : nothing}${may('interactions:delete') ? entry('call.delete', () => page.actions.erase(), true) : nothing}</ul>`;
}

/** What stands in the place of the findings while there are none. */
export function waiting(page) {
  const { detail } = page.data;
  if (detail.state === 'parked') {
    return html`<div class="empty"><h2>${t('call.parked')}</h2><p>${plain(detail.parked.reason)}</p>${may('interactions:write') ? html`<button type="button" class="primary" @click=${() => page.actions.retry()}>${t('call.retry')}</button>` : nothing}</div>`;
  }
  const stages = ['received', 'transcribed', 'measured', 'scored', 'marked'];
  const at = stages.indexOf(detail.stage);
  return html`<div class="empty"><h2>${t('call.processing')}</h2><ol class="stages">${stages.map((stage, i) => html`<li class=${i <= at ? 'done' : ''} aria-current=${i === at ? 'step' : nothing}>${t('stage.' + stage)}</li>`)}</ol><p class="quiet">${t('call.processing-why')}</p></div>`;
}
