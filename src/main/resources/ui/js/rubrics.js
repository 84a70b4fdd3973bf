import { get } from './api.js';

// Outlines of published rubrics never change: each is asked for once.
const outlines = new Map();
const LONGEST_ID = 200;

/** {title, sections: [{id, title, criteria: [{id, question, autoFail, weight, why}]}]}; null when it cannot be read. */
export function outline(id, version) {
  if (id.length > LONGEST_ID) return Promise.resolve(null);
  const key = `${id}@${version}`;
  if (!outlines.has(key)) {
    outlines.set(key, get(`/rubrics/${encodeURIComponent(id)}/versions/${version}`).then(rubric => ({ title: rubric.title, ...rubric.outline })).catch(() => null));
  }
  return outlines.get(key);
}

/** Questions by id of criterion, of all these rubrics. @param scores of lists */
export async function questions(scores) {
  const keys = new Map(scores.filter(Boolean).map(score => [`${score.rubric}@${score.version}`, score]));
  const found = await Promise.all([...keys.values()].map(score => outline(score.rubric, score.version)));
  return Object.fromEntries(found.filter(Boolean).flatMap(one => one.sections.flatMap(section => section.criteria.map(criterion => [criterion.id, criterion.question]))));
}
