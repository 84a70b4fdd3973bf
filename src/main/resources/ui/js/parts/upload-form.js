import { get, may } from '../api.js';
import { html } from '../base.js';
import { field, openDialog } from '../dialog.js';
import { plain } from '../format.js';
import { t } from '../t.js';
import { send } from './uploads.js';

/** Asks for files, and for who served when that is known. */
export async function openUpload() {
  const agents = may('people:read') ? (await get('/agents?limit=500').catch(() => ({ items: [] }))).items : [];
  const body = html`<label class="field"><span>${t('upload.files')}</span><input name="files" type="file" multiple required></label>
    <label class="field"><span>${t('upload.agent')}</span><input name="agent" list="upload-agents" maxlength="200" autocomplete="off"></label>
    <datalist id="upload-agents">${agents.map(agent => html`<option value=${agent.id}>${plain(agent.name ?? agent.id)}</option>`)}</datalist>
    ${field(t('upload.team'), 'team', { required: false })}${field(t('upload.queue'), 'queue', { required: false })}${
      field(t('upload.language'), 'language', { required: false })}<p class="hint-line">${t('upload.hint')}</p>`;
  openDialog({ title: t('upload.title'), body, send: t('upload.send'), work: async values => {
    const files = [...document.querySelector('ear-dialog input[type=file]').files];
    const facts = {};
    if (values.agent) facts.agent = { id: values.agent };
    if (values.team) facts.team = values.team;
    if (values.queue) facts.queue = values.queue;
    send(files, facts, values.language);
  } });
}
