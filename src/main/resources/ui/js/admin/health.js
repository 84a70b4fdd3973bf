import { get } from '../api.js';
import { html, nothing } from '../base.js';
import { moment, number, plain } from '../format.js';
import { t } from '../t.js';
import { AdminPart, grid } from './part.js';

/** How the installation is. */
class Health extends AdminPart {
  static properties = { ...AdminPart.properties, system: { state: true } };

  async load() { this.system = await get('/system'); }

  figure(key, value) { return html`<div><dt>${t('health.' + key)}</dt><dd>${value}</dd></div>`; }

  /** What the language model was asked day by day. */
  asked(days) {
    return days.length ? html`<h2>${t('health.asked')}</h2>${grid([t('health.day'), t('health.questions'), t('health.known'), t('health.tokens'), t('health.money'), t('health.not-taken')],
      days.map(one => [one.day, one.questions, one.remembered, one.inputTokens + one.outputTokens, number(one.money, 2), one.notTaken]), '')}` : nothing;
  }

  render() {
    return this.frame('health', nothing, () => {
      const { program, database, disk, deliveriesWaiting, soundness, languageModel } = this.system;
      const free = `${number(disk.freeBytes / 2 ** 30, 1)} GiB`;
      return html`<dl class="figures-row">${this.figure('disk', t('health.of', { free, share: Math.round(100 * disk.freeBytes / Math.max(1, disk.totalBytes)) }))}${this.figure('deliveries', deliveriesWaiting)}${this.figure('rotten', soundness.rotten)}</dl>
        ${grid([t('health.what'), t('health.is')], [[t('health.program'), plain(program)], [t('health.database'), plain(database)], [t('health.looked'), soundness.lastLookAt ? moment(soundness.lastLookAt) : t('health.never')]], '')}${soundness.places.length
        ? html`<h2>${t('health.places')}</h2>${grid([t('health.place'), t('health.found')], soundness.places.map(one => [one.interactionId ? html`<a href="/calls/${one.interactionId}">${plain(one.place)}</a>` : plain(one.place), plain(one.found)]), '')}` : nothing}${this.asked(languageModel)}`;
    });
  }
}

customElements.define('admin-health', Health);
