// Lines of the scorecard with what is on its way to the server laid over them.

import { who } from '../api.js';
import { LOOKS } from '../icons.js';
import { t } from '../t.js';

/** Where the reason that is being typed for a criterion is kept. */
export const reasonOf = (interaction, criterion) => `${interaction} reason ${criterion}`;

/** @param changes of the outbox, the last one of a criterion holds */
export function withUnsent(lines, changes, away = false) {
  return lines.map(line => {
    const change = changes.findLast(one => one.criterion === line.id);
    if (!change || !line.reviewed) return line;
    const verdict = change.body?.verdict ?? line.reviewed.machine.verdict;
    const held = change.body && { ...change.body, by: { id: who().id, name: who().name } };
    return { ...line, verdict, look: LOOKS[verdict], word: t('verdict.' + LOOKS[verdict]), reviewed: { ...line.reviewed, held }, unsent: away };
  });
}
