import { html, nothing } from '../base.js';
import { plain, readable } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../t.js';
import { FACETS } from './request.js';

const FEW = 6;

/** A value of a facet in words. @param names by "facet value" @param questions of criteria, by id */
export function valueWords(facet, value, names, questions) {
  if (facet === 'channel') return t('filter.channel.' + value);
  if (facet === 'outcome') return ['resolved', 'unresolved', 'follow_up'].includes(value) ? t('summary.' + value) : readable(value);
  if (facet === 'moment' || facet === 'missed') return plain(questions[value] ?? readable(value));
  return plain(names[`${facet} ${value}`] ?? value);
}

/**
 * What was found, counted, as chips that narrow the search; one that is chosen is taken out by the same chip.
 *
 * @param page {facets, fields, names, questions, wide: facets that are shown whole} @param narrow takes the fields that change @param more shows a facet whole
 */
export function counts({ facets, fields, names, questions, wide }, narrow, more) {
  const shown = FACETS.map(name => facets.find(one => one.facet === name)).filter(facet => facet && (facet.values.length > 1 || fields[facet.facet]));
  return html`${shown.map(({ facet, values, others }) => {
    const some = wide.has(facet) ? values : values.slice(0, FEW);
    const chip = ({ value, interactions }) => {
      const on = fields[facet] === value;
      return html`<button type="button" class="chip count" aria-pressed=${on ? 'true' : 'false'} @click=${() => narrow({ [facet]: on ? null : value })}>${on ? icon('close') : nothing}<span class="value">${valueWords(facet, value, names, questions)}</span><span class="n"
        aria-label=${t('search.in', { n: interactions })}>${interactions}</span></button>`;
    };
    return html`<section aria-label=${t('search.facet.' + facet)}><h2>${t('search.facet.' + facet)}</h2><div class="chips">${some.map(chip)}${values.length > some.length
      ? html`<button type="button" class="quiet-button small" @click=${() => more(facet)}>${t('search.more-values', { n: values.length - some.length })}</button>` : nothing}${others > 0 && wide.has(facet) ? html`<span class="quiet">${t('search.others', { n: others })}</span>` : nothing}</div></section>`;
  })}`;
}
