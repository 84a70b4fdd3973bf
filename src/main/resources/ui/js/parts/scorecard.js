import { live } from 'lit/live.js';
import { html, nothing, Part, svg } from '../base.js';
import { draft, keepDraft } from '../drafts.js';
import { moment, number, percent, person, plain } from '../format.js';
import { icon, LOOKS } from '../icons.js';
import { reasonOf } from '../review/pending.js';
import { counts, groupsOf, kindOf, trustLines } from '../review/sheet.js';
import { t } from '../t.js';
import { place } from './place.js';

/** Verdicts by their keys. */
export const VERDICTS = [['1', 'met'], ['2', 'partly'], ['3', 'not_met'], ['4', 'not_applicable']];

/**
 * The scorecard: each criterion with its verdict, how sure it is, its reason and the places to hear. Whoever may review changes the
 * verdict of the current criterion; agents dispute. Fires "criterion" with an id, and "act" with {action, line, …}.
 */
class Scorecard extends Part {
  static properties = { lines: { attribute: false }, scorecard: { attribute: false }, review: { attribute: false }, comments: { attribute: false },
    current: { attribute: false }, reviews: { attribute: false }, remarks: { attribute: false }, own: { attribute: false }, interaction: { attribute: false }, plays: { attribute: false } };

  constructor() {
    super();
    this.comments = [];
    this.current = null;
    this.reviews = false;
    this.remarks = false;
    this.own = false;
    this.plays = [];
  }

  act(action, line, more = {}) { this.dispatchEvent(new CustomEvent('act', { detail: { action, line, ...more } })); }

  pick(line) { this.dispatchEvent(new CustomEvent('criterion', { detail: line.id })); }

  render() {
    const confirmed = this.review?.confirmedAt;
    return html`<section id="scorecard" class="panel scorecard" aria-label=${t('call.scorecard')} tabindex="-1">
      <div class="panel-head"><h2>${t('call.scorecard')}</h2><span class="quiet">${confirmed ? t('call.confirmed', { name: plain(person(this.review.confirmedBy) ?? t('call.a-person')) }) : t('call.not-reviewed')}</span></div>
      ${this.clock()}${trustLines(this.lines).map(text => html`<p class="quiet trust">${plain(text)}</p>`)}
      ${groupsOf(this.lines, this.scorecard).map(group => this.group(group))}</section>`;
  }

  /** How long the agent may dispute, as the rubric says. */
  clock() {
    const until = this.review?.publication.disputeUntil;
    return until ? html`<p class="quiet">${t(this.review.publication.mayDispute ? 'dispute.until' : 'dispute.was-until', { when: moment(until) })}</p>` : nothing;
  }

  group({ section, lines }) {
    const share = Math.min(100, Math.max(0, section?.percent ?? 0));
    return html`<div class="group">${section ? html`<div class="section-head"><h3>${plain(section.title)}</h3><svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${svg`<rect
      width="100" height="6" class="bar-all"></rect><rect width=${share.toFixed(1)} height="6" class="bar-done"></rect>`}</svg><span class="quiet">${percent(section.percent)} %</span></div>` : nothing}
      <ol class="criteria">${lines.map(line => this.line(line, section !== null))}</ol></div>`;
  }

  /** @param inSection whether the section has a heading of its own */
  line(line, inSection) {
    const current = line.id === this.current;
    const points = counts(line) ? `${number(line.points)}/${number(line.maxPoints)}` : '–';
    const title = html`<span class="number">${line.number}</span><span class="title">${plain(line.title)}</span><span class="points">${points}</span>`;
    return html`<li id="criterion-${line.number}" class="criterion ${line.look}${current ? ' current' : ''}" aria-current=${current ? 'true' : nothing} @click=${() => this.pick(line)}>
      ${inSection ? html`<h4 class="criterion-title">${title}</h4>` : html`<h3 class="criterion-title">${title}</h3>`}
      <p class="verdict-line"><span class="verdict ${line.look}">${icon(line.look)}<span>${line.word}</span></span>${this.machine(line)}${line.unsent ? html`<span class="tag">${t('tag.unsent')}</span>` : nothing}${line.autoFail ? html`<span class="tag">${t('tag.auto-fail')}</span>` : nothing}${
        line.review ? html`<span class="tag">${t('tag.review')}</span>` : nothing}${line.standing?.state === 'suggestion' ? html`<span class="tag">${t('tag.suggestion')}</span>` : nothing}${this.sure(line)}</p>
      <p class="reason">${plain(line.reason)}</p>${this.held(line)}
      ${line.verdict === 'unscored' && line.cause ? html`<p class="next">${t('cause.' + line.cause)}</p>` : line.degraded ? html`<p class="next">${t('cause.degraded')}</p>` : nothing}
      <ul class="evidence">${line.evidence.map(evidence => this.evidence(line, evidence))}</ul>${this.played(line)}
      ${this.comments.filter(comment => comment.criterion === line.id).map(comment => this.comment(comment))}
      ${this.reviews && current ? this.verdicts(line) : this.remarks && current ? html`<div class="row-of-buttons">${this.commenting(line)}</div>` : nothing}${this.own ? this.disputing(line) : nothing}</li>`;
  }

  sure(line) {
    if (!counts(line) || line.reviewed?.held) return nothing;
    return html`<span class="quiet sure" title=${line.standing?.lacks ?? nothing}>${t('call.sure', { percent: Math.round(line.confidence * 100) })}</span>`;
  }

  /** What the machine said, where a person has said otherwise. */
  machine(line) {
    const machine = line.reviewed?.held ? line.reviewed.machine : null;
    if (!machine) return nothing;
    const look = LOOKS[machine.verdict];
    return html`<span class="quiet machine">${t('call.machine')} <span class="verdict ${look}">${icon(look)}<span>${t('verdict.' + look)}</span></span></span>`;
  }

  held(line) {
    const held = line.reviewed?.held;
    if (!held) return nothing;
    const by = plain(person(held.by) ?? t('call.a-person'));
    return html`<p class="held">${held.reason ? html`<q dir="auto">${plain(held.reason)}</q> ` : nothing}<span class="quiet">${held.mark ? t('mark.' + held.mark) + ' · ' : ''}${by}</span></p>${line.reviewed.fits ? nothing
      : html`<p class="next">${plain(line.reviewed.unfit)}</p>`}`;
  }

  evidence(line, evidence) {
    const kind = kindOf(evidence, line.verdict);
    const quote = plain(evidence.quote).trim();
    const label = t('evidence.label', { kind: kind.toLowerCase() || t('evidence.word'), number: line.number, title: plain(line.title) });
    return html`<li class=${evidence.kind.replace('_', '-')}>${place(evidence, label)}<span>${kind ? html`<span class="kind">${kind}${quote ? ': ' : ''}</span>` : nothing}${quote
      ? html`<span class="quiet">${t('party.' + evidence.speaker)} </span><q dir="auto">${quote}</q>` : nothing}</span></li>`;
  }

  /** What the best do there, where the criterion was missed. */
  played(line) {
    if (line.verdict !== 'not_met' && line.verdict !== 'partly') return nothing;
    return this.plays.filter(play => play.criteria.some(one => one.criterion === line.id)).map(play => html`<p class="play-link"><a href=${`/playbook?id=${play.playbook}&v=${play.version}&play=${encodeURIComponent(play.play)}`}>${t('call.play')}</a> <span class="quiet">${t(play.avoid ? 'playbook.avoid' : 'playbook.say')}</span> <q dir="auto">${plain(play.say)}</q></p>`);
  }

  comment(comment) {
    return html`<p class="beside note">${icon('comment')}<span>${plain(comment.text)}</span> <span class="quiet">${plain(person(comment.by) ?? '')}</span>${comment.own
      ? html`<button type="button" class="icon-button small" aria-label=${t('comment.remove')} @click=${() => this.act('uncomment', null, { comment })}>${icon('close')}</button>` : nothing}</p>`;
  }

  /** Saved at once; undone by z. */
  verdicts(line) {
    const held = line.reviewed?.held ?? null;
    const place = reasonOf(this.interaction, line.id);
    const typed = draft(place);
    return html`<div class="judging"><div class="verdict-keys" role="group" aria-label=${t('call.verdict-of', { title: plain(line.title) })}>${VERDICTS.map(([key, verdict]) => html`<button type="button"
        aria-pressed=${line.verdict === verdict ? 'true' : 'false'} class=${LOOKS[verdict]} @click=${() => this.act('verdict', line, { verdict })}>${icon(LOOKS[verdict])}${t('verdict.short.' + verdict)} <kbd>${key}</kbd></button>`)}</div>
      <label class="note-field"><span class="quiet">${t('call.why')} <kbd>e</kbd></span><textarea rows="2" maxlength="2000" .value=${live(typed ?? held?.reason ?? '')} @input=${event => keepDraft(place, event.target.value)} @blur=${event => this.act('reason', line, { reason: event.target.value })}></textarea></label>
      <div class="row-of-buttons"><button type="button" @click=${() => this.act('mark', line, { mark: 'wrong_evidence' })} aria-pressed=${held?.mark === 'wrong_evidence' ? 'true' : 'false'}>${t('mark.wrong_evidence')}</button>
        <button type="button" @click=${() => this.act('mark', line, { mark: 'missing_evidence' })} aria-pressed=${held?.mark === 'missing_evidence' ? 'true' : 'false'}>${t('mark.missing_evidence')}</button>
        ${this.commenting(line)}${held ? html`<button type="button" @click=${() => this.act('undo', line)}>${t('call.undo')}</button>` : nothing}</div></div>`;
  }

  commenting(line) { return html`<button type="button" @click=${() => this.act('comment', line)}>${t('comment.add')}</button>`; }

  disputing(line) {
    const dispute = this.review?.disputes.findLast(one => one.criterion === line.id) ?? null;
    if (dispute) {
      const look = LOOKS[dispute.suggested.verdict];
      return html`<div class="dispute"><p><strong>${t('dispute.state.' + dispute.state)}</strong> <span class="quiet">${t('dispute.suggested')}</span> <span class="verdict ${look}">${icon(look)}<span>${t('verdict.' + look)}</span></span></p>
        <p><q dir="auto">${plain(dispute.reason)}</q></p>${dispute.decision ? html`<p class="quiet">${t('dispute.answer')} <q dir="auto">${plain(dispute.decision)}</q></p>` : nothing}${dispute.state === 'open'
        ? html`<button type="button" @click=${() => this.act('withdraw', line, { dispute })}>${t('dispute.withdraw')}</button>` : nothing}</div>`;
    }
    return this.review?.publication.mayDispute ? html`<div class="row-of-buttons"><button type="button" @click=${() => this.act('dispute', line)}>${t('dispute.open')}</button></div>` : nothing;
  }
}

customElements.define('ear-scorecard', Scorecard);
