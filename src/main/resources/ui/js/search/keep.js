import { ask, get, may, who } from '../api.js';
import { html, nothing } from '../base.js';
import { choice, field, openDialog } from '../dialog.js';
import { plain } from '../format.js';
import { t } from '../t.js';
import { toast } from '../toast.js';

/** Keeps what is searched for under a name, also as an alert. @param search as the server takes it @param done gets what was kept */
export function keepSearch(search, done) {
  const shares = may('reviews:read');
  const body = html`${field(t('views.name'), 'name', { max: 100, value: search.q?.slice(0, 60) ?? '' })}${shares ? html`<label class="check"><input type="checkbox" name="shared">${t('views.shared')}</label>
    <label class="check"><input type="checkbox" name="alert">${t('search.alert')}</label><p class="hint-line">${t('search.alert-why')}</p>` : nothing}`;
  openDialog({ title: t('search.keep'), body, send: t('search.keep'), work: async ({ name, shared, alert }) => {
    const kept = await ask('POST', '/searches', { name, search, shared: shared === 'on' || alert === 'on', alert: alert === 'on' });
    toast(t(kept.alert ? 'search.kept-alert' : 'search.kept', { name: plain(kept.name) }));
    done(kept);
  } });
}

export const mayList = () => may('reviews:comment');

/** Puts a hit on a coaching list: the one that was used last, or a new one. */
export async function addToList(interactionId, turn, done) {
  const { items } = await get('/coaching-lists');
  const usual = sessionStorage.getItem('coaching-list ' + who().id) ?? items[0]?.id ?? 'new';
  const lists = [...items.map(one => [one.id, plain(one.name)]), ['new', t('search.new-list')]];
  const body = html`${items.length ? choice(t('search.which-list'), 'list', lists, usual) : nothing}${field(t('search.list-name'), 'name', { max: 100, required: items.length === 0, value: items.length ? '' : t('search.first-list') })}`;
  openDialog({ title: t('search.add'), body, send: t('search.add'), work: async ({ list = 'new', name }) => {
    const id = list === 'new' ? (await ask('POST', '/coaching-lists', { name: name.trim() || t('search.first-list') })).id : list;
    await ask('POST', `/coaching-lists/${id}/items`, { interaction: interactionId, turn });
    sessionStorage.setItem('coaching-list ' + who().id, id);
    const named = items.find(one => one.id === id)?.name ?? name;
    toast(t('search.added', { name: plain(named) }));
    done(id);
  } });
}
