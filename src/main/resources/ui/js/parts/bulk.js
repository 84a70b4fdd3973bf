import { ask, get, may } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { choice, openDialog } from '../dialog.js';
import { plain } from '../format.js';
import { t } from '../t.js';
import { guarded, toast } from '../toast.js';

/** What can be done to several interactions at once. Fires "done". */
class Bulk extends Part {
  static properties = { ids: { attribute: false } };

  done(text) {
    toast(text);
    this.dispatchEvent(new Event('done'));
  }

  async assign() {
    const { items } = await get('/reviewers');
    const body = choice(t('bulk.to'), 'to', [['', t('bulk.nobody')], ...items.map(one => [one.id, plain(one.name)])]);
    openDialog({ title: t('bulk.assign'), body, send: t('bulk.assign'), work: async ({ to }) => {
      const { count } = await ask('POST', '/interactions/assign', { ids: this.ids, to: to || null });
      this.done(t('bulk.assigned', { n: count }));
    } });
  }

  /** The chosen ones as a table for spreadsheets. */
  async save() {
    const table = await guarded(() => ask('POST', '/interactions/export', { ids: this.ids }));
    if (!table) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([table], { type: 'text/csv' }));
    link.download = 'interactions.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  async rescore() {
    const cost = await guarded(() => ask('POST', '/interactions/rescore/forecast', { ids: this.ids }));
    const asks = cost && cost.questions > 0 ? html`<p>${t('bulk.rescore-asks', { cost: cost.sentence })}</p>` : nothing;
    openDialog({ title: t('bulk.rescore'), body: html`<p>${t('bulk.rescore-why', { n: this.ids.length })}</p>${asks}`, send: t('bulk.rescore'), work: async () => {
      const { count } = await ask('POST', '/interactions/rescore', { ids: this.ids });
      this.done(t('bulk.rescored', { n: count }));
    } });
  }

  erase() {
    openDialog({ title: t('bulk.delete'), body: html`<p>${t('bulk.delete-why', { n: this.ids.length })}</p>`, send: t('bulk.delete'), danger: true, work: async () => {
      const { count } = await ask('POST', '/interactions/delete', { ids: this.ids });
      this.done(t('bulk.deleted', { n: count }));
    } });
  }

  render() {
    return html`<div class="bulk" role="region" aria-label=${t('bulk.title')}><strong>${t('bulk.chosen', { n: this.ids.length })}</strong>
      <button type="button" @click=${() => this.assign()}>${t('bulk.assign')}</button>
      <button type="button" @click=${() => this.save()}>${t('calls.export')}</button>
      ${may('interactions:write') ? html`<button type="button" @click=${() => this.rescore()}>${t('bulk.rescore')}</button>` : nothing}
      ${may('interactions:delete') ? html`<button type="button" class="danger" @click=${() => this.erase()}>${t('bulk.delete')}</button>` : nothing}</div>`;
  }
}

customElements.define('ear-bulk', Bulk);
