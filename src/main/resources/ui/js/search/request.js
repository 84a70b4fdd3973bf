// A search as it stands in the address, and as the server takes it.

/** Filters with one value each, in the order of their chips; facets are counted beside the hits. */
export const FACETS = ['agent', 'team', 'queue', 'channel', 'outcome', 'moment'];
export const BOUNDS = ['customer', 'missed', 'rubric', 'minScore', 'maxScore', 'from', 'to'];
export const FIELDS = [...FACETS, ...BOUNDS];
export const STATE = ['q', 'like', 'saved', 'list', 'sort', ...FIELDS];

const NUMBERS = new Set(['minScore', 'maxScore']);
const ALONE = new Set(['missed', 'from', 'to', 'sort']);

/** @param kept the search of a saved one, which the fields are laid over */
export function body(fields, kept = {}) {
  const made = { ...kept };
  if (fields.q) made.q = fields.q;
  if (fields.like) {
    const [interaction, turn] = fields.like.split(':');
    made.like = { interaction, turn: Number(turn) };
    delete made.q;
  }
  for (const name of [...FIELDS, 'sort']) {
    const value = fields[name];
    if (value) made[name] = NUMBERS.has(name) ? Number(value) : ALONE.has(name) ? value : [value];
  }
  return made;
}

/** Whether anything is asked for. */
export const asked = fields => STATE.some(name => name !== 'sort' && fields[name]);

/** A saved search as fields of the address, or null when it holds more than they can say. */
export function fieldsOf(search) {
  const fields = {};
  for (const [name, value] of Object.entries(search)) {
    const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
    const known = name === 'q' || name === 'sort' || FIELDS.includes(name);
    if (!known || typeof single === 'object') return null;
    fields[name] = String(single);
  }
  return fields;
}
