import { may } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { go } from '../router.js';
import { t } from '../t.js';

const PARTS = [
  ['people', 'access:manage', () => import('../admin/people.js')], ['teams', 'people:write', () => import('../admin/teams.js')],
  ['keys', 'access:manage', () => import('../admin/keys.js')], ['webhooks', 'webhooks:manage', () => import('../admin/webhooks.js')],
  ['rubrics', 'rubrics:write', () => import('../admin/rubrics.js')], ['queue', 'reviews:write', () => import('../admin/queue.js')],
  ['retention', 'retention:manage', () => import('../admin/retention.js')], ['holds', 'holds:manage', () => import('../admin/holds.js')],
  ['jobs', 'interactions:write', () => import('../admin/jobs.js')], ['health', 'access:manage', () => import('../admin/health.js')], ['audit', 'audit:read', () => import('../admin/audit.js')],
];

/** Everything that otherwise needs a program: one part at a time. */
class Admin extends Part {
  static properties = { params: { attribute: false }, fields: { attribute: false }, part: { state: true } };

  constructor() {
    super();
    this.params = {};
    this.part = null;
  }

  willUpdate(changed) { if (changed.has('params')) this.open(); }

  async open() {
    const mine = PARTS.filter(([, permission]) => may(permission));
    const found = mine.find(([name]) => name === this.params.part) ?? mine[0];
    if (!found) {
      go('/calls', { replace: true });
      return;
    }
    await found[2]();
    this.part = found[0];
  }

  updated() {
    const place = this.querySelector('.part');
    if (!place || !this.part || place.dataset.part === this.part) return;
    place.dataset.part = this.part;
    place.replaceChildren(document.createElement(`admin-${this.part}`));
    this.querySelector('.side-nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  render() {
    return html`<div class="page admin"><nav class="side-nav" aria-label=${t('nav.admin')}>${PARTS.filter(([, permission]) => may(permission)).map(([name]) => html`<a href="/admin/${name}" aria-current=${name === this.part ? 'page'
      : nothing}>${t('admin.' + name)}</a>`)}</nav><div class="part"></div></div>`;
  }
}

customElements.define('page-admin', Admin);
