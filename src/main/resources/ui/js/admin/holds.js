import { ask, get } from '../api.js';
import { html } from '../base.js';
import { choice, field, openDialog } from '../dialog.js';
import { moment, plain } from '../format.js';
import { t } from '../t.js';
import { AdminPart, grid } from './part.js';

/** What nobody may delete. */
class Holds extends AdminPart {
  static properties = { ...AdminPart.properties, items: { state: true } };

  async load() { this.items = (await get('/holds')).items; }

  add() {
    const body = html`${choice(t('holds.subject'), 'subject', ['customer', 'interaction'].map(subject => [subject, t('holds.' + subject)]))}${field(t('holds.id'), 'subjectId')}${field(t('holds.reason'), 'reason', { max: 500, hint: t('holds.no-words') })}`;
    openDialog({ title: t('holds.add'), body, send: t('holds.add'), work: async ({ subject, subjectId, reason }) => {
      await ask('POST', '/holds', { subject, subjectId, reason });
      await this.reload();
    } });
  }

  lift(hold) {
    openDialog({ title: t('holds.lift'), body: html`<p>${t('holds.lift-why')}</p><p>${plain(hold.reason)}</p>`, send: t('holds.lift'), danger: true, work: async () => {
      await ask('DELETE', '/holds/' + hold.id);
      await this.reload();
    } });
  }

  render() {
    return this.frame('holds', html`<button type="button" class="primary" @click=${() => this.add()}>${t('holds.add')}</button>`, () => grid([t('holds.subject'), t('holds.id'), t('holds.reason'), t('holds.by'), t('hooks.at'), ''],
      this.items.map(hold => [t('holds.' + hold.subject), html`<strong>${plain(hold.subjectId)}</strong>`, plain(hold.reason), plain(hold.by), moment(hold.at), html`<button type="button" @click=${() => this.lift(hold)}>${t('holds.lift')}</button>`]), t('holds.none')));
  }
}

customElements.define('admin-holds', Holds);
