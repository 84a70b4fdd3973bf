import { ask } from '../api.js';
import { html } from '../base.js';
import { area, choice, openDialog } from '../dialog.js';
import { draft, draftsOf, keepDraft } from '../drafts.js';
import { LOOKS } from '../icons.js';
import { go, query } from '../router.js';
import { t } from '../t.js';
import { guarded, toast } from '../toast.js';
import { listed } from './data.js';
import { flush, put, unsent } from './outbox.js';
import { reasonOf } from './pending.js';

/** What people do with one interaction. Every change is saved at once, says so, and names the way back. */
export class Actions {
  constructor(page) { this.page = page; }

  get path() { return `/interactions/${this.page.id}`; }

  /** Where a draft of a dialog is kept. */
  place(kind, about) { return `${this.page.id} ${kind} ${about}`; }

  act({ action, line, ...more }) {
    const work = { verdict: () => this.verdict(line, more.verdict), reason: () => this.reason(line, more.reason), mark: () => this.mark(line, more.mark), undo: () => this.undo(line),
      comment: () => this.comment({ criterion: line.id }), uncomment: () => this.uncomment(more.comment), dispute: () => this.dispute(line), withdraw: () => this.withdraw(more.dispute) };
    return work[action]();
  }

  /** One more verdict on a criterion; what is not named stays as it is. It is shown at once, and sent as soon as the server hears. */
  keep(line, { verdict = line.verdict, reason, mark, evidence }, said = null) {
    const held = line.reviewed?.held ?? null;
    const places = evidence ?? (held?.evidence ?? []).filter(one => one.turn !== null).map(one => ({ turn: one.turn, quote: one.quote || null }));
    this.send(line, { verdict, reason: reason ?? held?.reason ?? null, mark: mark === undefined ? held?.mark ?? null : mark, evidence: places });
    toast(said ?? t('act.kept'), { label: t('call.undo'), key: 'z', work: () => this.undo(this.again(line)) });
  }

  send(line, body) {
    put({ interaction: this.page.id, criterion: line.id, seen: line.reviewed?.seen ?? 0, body });
    this.page.reline();
    flush();
  }

  /** The line as it is now. */
  again(line) { return this.page.lines.find(one => one.id === line.id); }

  verdict(line, verdict) {
    if (!line) {
      toast(t('act.choose-criterion'));
      return undefined;
    }
    this.page.choose(line.id);
    const differs = verdict !== line.reviewed?.machine.verdict;
    return this.keep(line, { verdict, mark: differs ? 'wrong_verdict' : null }, t('act.verdict', { number: line.number, title: line.title, verdict: t('verdict.' + LOOKS[verdict]) }));
  }

  /** What was typed is a draft no longer once it is on its way. */
  reason(line, reason) {
    keepDraft(reasonOf(this.page.id, line.id), null);
    if (reason !== (line.reviewed?.held?.reason ?? '')) this.keep(line, { reason });
  }

  /** Reasons that are being typed, or were before the page was loaded anew, are part of the review. */
  sendDrafts() {
    const start = reasonOf(this.page.id, '');
    draftsOf(start).forEach(place => {
      const line = this.page.lines.find(one => start + one.id === place);
      if (line) this.reason(line, draft(place));
    });
  }

  mark(line, mark) { return this.keep(line, { mark: line.reviewed?.held?.mark === mark ? null : mark }); }

  undo(line) {
    this.send(line, null);
    toast(t('act.undone', { number: line.number }));
  }

  note() { document.querySelector('.criterion.current textarea')?.focus(); }

  /** @param about {criterion} or {turn} */
  comment(about) {
    const body = html`${area(t('comment.text'), 'text', { required: true, max: 5000 })}${choice(t('comment.audience'), 'audience', [['reviewers', t('audience.reviewers')], ['agent', t('audience.agent')]])}`;
    openDialog({ title: t('comment.add'), body, send: t('comment.send'), draft: this.place('comment', about.criterion ?? about.turn), work: async values => {
      await ask('POST', `${this.path}/comments`, { ...about, ...values });
      await this.page.changed(null);
    } });
  }

  async uncomment(comment) {
    await guarded(() => ask('DELETE', `${this.path}/comments/${comment.id}`));
    await this.page.changed(null);
  }

  /** Marks what is spoken now, or what is selected. @param place {turn, quote} */
  moment(place = this.spoken()) {
    if (!place) {
      toast(t('act.no-turn'));
      return;
    }
    const body = html`${choice(t('moment.tone'), 'tone', [['praise', t('tone.praise')], ['coaching', t('tone.coaching')]])}${area(t('moment.note'), 'note')}${choice(t('comment.audience'), 'audience', [['reviewers', t('audience.reviewers')],
      ['agent', t('audience.agent')]])}`;
    openDialog({ title: t('moment.mark'), body, send: t('moment.mark'), draft: this.place('moment', place.turn), work: async values => {
      await ask('POST', `${this.path}/moments`, { ...place, ...values });
      toast(t('act.marked'));
      await this.page.changed(null);
    } });
  }

  async unmark(moment) {
    await guarded(() => ask('DELETE', `${this.path}/moments/marked/${moment}`));
    await this.page.changed(null);
  }

  spoken() {
    const turn = document.querySelector('.turn.now') ?? this.page.listening?.turnAt(this.page.listening.player.now * 1000)?.element;
    return turn ? { turn: Number(turn.dataset.turn) } : null;
  }

  pick(place) {
    const line = this.page.line;
    if (line) this.keep(line, { mark: 'missing_evidence', evidence: [place] }, t('act.picked', { number: line.number })); else toast(t('act.choose-criterion'));
  }

  async finish(share) {
    this.sendDrafts();
    await flush();
    if (unsent(this.page.id).length) {
      toast(t('act.unsent'));
      return;
    }
    const done = await guarded(() => ask('POST', `${this.path}/review/finish`, { seen: this.page.data.review.seen, share }));
    if (!done) {
      await this.page.changed(null);
      return;
    }
    toast(t(share ? 'act.finished-shared' : 'act.finished'));
    await this.onward();
  }

  /** To the next of the queue, or of the list that this page was opened from. */
  async onward() {
    if (query().from === 'queue') {
      const taken = await guarded(() => ask('POST', '/queue/next', { not: [this.page.id] }));
      if (taken?.item) go(`/calls/${taken.item.interaction.id}?from=queue`); else go('/calls');
      return;
    }
    const next = this.page.neighbour(1);
    if (next) go(`/calls/${next}`);
    else if (listed().length) go('/calls');
    else await this.page.changed(null);
  }

  async unshare() {
    const review = await guarded(() => ask('DELETE', `${this.path}/share`));
    if (review) toast(t('act.unshared'));
    await this.page.changed(review);
  }

  async acknowledge() {
    const review = await guarded(() => ask('POST', `${this.path}/acknowledge`));
    if (review) toast(t('act.acknowledged'));
    await this.page.changed(review);
  }

  dispute(line) {
    const among = Object.entries(LOOKS).filter(([verdict]) => verdict !== line.verdict).map(([verdict, look]) => [verdict, t('verdict.' + look)]);
    const body = html`<p>${line.number}. ${line.title}</p>${choice(t('dispute.should-be'), 'verdict', among)}${area(t('dispute.reason'), 'reason', { required: true })}`;
    openDialog({ title: t('dispute.open'), body, send: t('dispute.send'), draft: this.place('dispute', line.id), work: async values => {
      await ask('POST', `${this.path}/disputes`, { criterion: line.id, ...values });
      toast(t('act.disputed'));
      await this.page.changed(null);
    } });
  }

  async withdraw(dispute) { await this.page.changed(await guarded(() => ask('POST', `${this.path}/disputes/${dispute.id}/withdraw`))); }

  /** @param place {turn, word, words} that is to read differently @param text as it stands */
  correct({ turn, word, words }, text) {
    const body = html`<label class="field"><span>${t('correct.text')}</span><input name="text" maxlength="2000" .value=${text} autocomplete="off"></label><p class="hint-line">${t('correct.hint')}</p>`;
    openDialog({ title: t('correct.title'), body, send: t('correct.send'), draft: this.place('correct', `${turn} ${word} ${words}`), work: async values => {
      await ask('POST', `${this.path}/transcript/corrections`, { seen: this.page.data.review.transcriptVersion, turn, word, words, text: values.text });
      toast(t('act.corrected'));
    } });
  }

  swap() {
    openDialog({ title: t('call.swap'), body: html`<p>${t('call.swap-why')}</p>`, send: t('call.swap'), work: async () => {
      await ask('POST', `${this.path}/transcript/swap`, { seen: this.page.data.review.transcriptVersion });
      toast(t('act.swapped'));
    } });
  }

  rescore() {
    openDialog({ title: t('call.rescore'), body: html`<p>${t('call.rescore-why')}</p>`, send: t('call.rescore'), work: async () => {
      await ask('POST', `${this.path}/rescore`, {});
      toast(t('act.rescoring'));
    } });
  }

  async retry() {
    if (await guarded(() => ask('POST', `${this.path}/retry`))) toast(t('act.retrying'));
  }

  erase() {
    openDialog({ title: t('call.delete'), body: html`<p>${t('call.delete-why')}</p>`, send: t('call.delete'), danger: true, work: async () => {
      await ask('DELETE', this.path);
      return () => go('/calls');
    } });
  }
}
