import { ask, get, queryOf } from '../api.js';
import { html, nothing } from '../base.js';
import { clock } from '../call/clock.js';
import { area, choice, field, openDialog } from '../dialog.js';
import { calendar, moment, plain, readable } from '../format.js';
import { icon } from '../icons.js';
import { outline } from '../rubrics.js';
import { t } from '../t.js';

const HABITS = ['keeps-waiting', 'talks-over', 'talks-on', 'talks-most'];
const NOTHING = '-';

/** What an entry may be about: criteria that the agent was judged by, and habits. */
async function subjects(agentId) {
  const { items } = await get('/interactions' + queryOf({ agent: agentId, limit: 20 })).catch(() => ({ items: [] }));
  const pins = new Map(items.filter(item => item.score).map(item => [item.score.rubric, item.score]));
  const found = await Promise.all([...pins.values()].map(async pin => [pin.rubric, await outline(pin.rubric, pin.version)]));
  const criteria = found.filter(([, one]) => one).flatMap(([rubric, one]) => one.sections.flatMap(section => section.criteria.map(criterion => [`${rubric} ${criterion.id}`, plain(criterion.question)])));
  return [[NOTHING, t('sheet.about-nothing')], ...criteria, ...HABITS.map(one => [` ${one}`, t('sheet.habit.' + one)])];
}

const valueOf = about => (about ? `${about.rubric ?? ''} ${about.id}` : NOTHING);

function aboutOf(value) {
  if (!value || value === NOTHING) return null;
  const at = value.indexOf(' ');
  return { rubric: value.slice(0, at) || null, id: value.slice(at + 1) };
}

/**
 * Asks for the words of an entry and sends them.
 *
 * @param sheet  that it stands on
 * @param entry  {id, version, kind, text, …, moment} that is changed; without an id a new one
 * @param path   of the sheet's side: of the coach or of the agent
 * @param own    whether the agent writes: then it is only a text
 */
export async function writeEntry({ sheet, entry, path, own, done }) {
  const goal = entry.kind === 'goal';
  const options = own ? [] : await subjects(sheet.agent.id);
  const about = valueOf(entry.about);
  if (!own && !options.some(([value]) => value === about)) options.push([about, plain(entry.about.title)]);
  const parts = own || goal ? nothing : html`<p class="hint-line">${t('sheet.sbi-why')}</p>${area(t('sheet.situation'), 'situation', { value: entry.situation ?? '' })}${area(t('sheet.behaviour'), 'behaviour', { value: entry.behaviour ?? '' })}${area(t('sheet.impact'), 'impact', { value: entry.impact ?? '' })}${area(t('sheet.question'), 'question', { value: entry.question ?? '', max: 500 })}`;
  const body = html`${area(t(own ? 'sheet.own-words' : 'sheet.words.' + entry.kind), 'text', { value: entry.text ?? '', required: own || goal })}${parts}${own ? nothing : choice(t('sheet.about'), 'about', options, about)}${goal ? field(t('sheet.due'), 'due', { type: 'date', required: true, value: entry.due ?? '' }) : nothing}`;
  openDialog({ title: t((entry.id ? 'sheet.change.' : 'sheet.add.') + entry.kind), body, send: t('sheet.keep'), wide: !own && !goal, draft: `sheet ${sheet.id} ${entry.id ?? entry.kind + (entry.moment?.interactionId ?? '')}`, work: async values => {
    const said = { kind: entry.kind, text: values.text, situation: values.situation ?? entry.situation ?? '', behaviour: values.behaviour ?? entry.behaviour ?? '', impact: values.impact ?? entry.impact ?? '', question: values.question ?? entry.question ?? '', about: own ? null : aboutOf(values.about), due: values.due || null };
    if (entry.id) await ask('PUT', `${path}/${sheet.id}/entries/${entry.id}`, { seen: entry.version, ...said });
    else await ask('POST', `${path}/${sheet.id}/entries`, { ...said, moment: entry.moment ? { interactionId: entry.moment.interactionId, turn: entry.moment.turn } : null });
    await done();
  } });
}

/** Shows the moments of the last interactions, to write about one of them. */
export async function chooseMoment({ sheet, kind, path, done }) {
  const { items } = await get(`/agents/${encodeURIComponent(sheet.agent.id)}/moments`);
  let dialog = null;
  const use = one => {
    dialog.dismiss();
    const said = words => (words ? `“${words}”` : '');
    writeEntry({ sheet, path, own: false, done, entry: { kind, text: '', situation: t('sheet.on-day', { day: calendar(one.startedAt) }) + (one.situation ? ' ' + t('sheet.customer-said', { words: said(one.situation) }) : ''), behaviour: said(one.behaviour ?? one.quote),
      impact: one.impact ? t('sheet.customer-went-on', { words: said(one.impact) }) : '', question: one.question ?? '', about: null, moment: { interactionId: one.interactionId, turn: one.turn } } });
  };
  const body = items.length === 0 ? html`<p>${t('sheet.no-moments')}</p>` : html`<ul class="moments to-choose">${items.map(one => html`<li class="moment ${one.tone}"><div class="moment-head"><span class="tone">${icon(one.tone === 'praise' ? 'praise' : 'coaching')}<span>${t(one.tone === 'praise' ? 'tone.praise' : 'tone.coaching')}</span></span><span class="quiet">${moment(one.startedAt)}${one.startMs === null ? '' : ` · ${clock(one.startMs / 1000)}`}</span></div>
    <h3>${plain(one.title || readable(one.kind))}</h3>${one.quote ? html`<p><q dir="auto">${plain(one.quote)}</q></p>` : nothing}<p class="reason">${plain(one.why)}</p><p><button type="button" @click=${() => use(one)}>${t('sheet.use')}</button></p></li>`)}</ul>`;
  dialog = openDialog({ title: t('sheet.moments'), body, close: t('app.close'), wide: true });
}
