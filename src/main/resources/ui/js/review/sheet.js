// The scorecard as it is read: criteria numbered from 1 in the order of the rubric and gathered by section.

import { clock } from '../call/clock.js';
import { LOOKS } from '../icons.js';
import { readable } from '../format.js';
import { t } from '../t.js';

/** A place longer than this is told with its end. */
const PLACE_MS = 8000;

/** A miss that fails more than itself: at once, or when a person confirms. */
const failing = ({ criteria, wouldFail = [] }, criterion) => criteria.includes(criterion) || wouldFail.includes(criterion);
const missed = verdict => verdict === 'not_met' || verdict === 'partly';

/** Lines of the scorecard. @param outline of the rubric, or null @param review of people, or null */
export function linesOf(scorecard, outline, review = null) {
  const known = new Map((outline?.sections ?? []).flatMap(section => section.criteria.map(criterion => [criterion.id, { ...criterion, section: section.id }])));
  const reviewed = new Map((review?.criteria ?? []).map(one => [one.criterion, one]));
  return scorecard.verdicts.map((one, i) => {
    const verdict = standing(one, reviewed.get(one.criterion));
    const criterion = known.get(verdict.criterion);
    const look = LOOKS[verdict.verdict];
    return { ...verdict, number: i + 1, id: verdict.criterion, title: criterion?.question ?? readable(verdict.criterion), section: criterion?.section ?? null,
      why: criterion?.why ?? null, autoFail: Boolean(criterion?.autoFail) || failing(scorecard.autoFail, verdict.criterion), look, word: t('verdict.' + look),
      reviewed: reviewed.get(verdict.criterion) ?? null };
  });
}

/** The review is read more often than the scorecard: where people have decided since, their verdict stands. */
function standing(verdict, reviewed) {
  if (!reviewed?.verdict || reviewed.verdict.verdict === verdict.verdict) return verdict;
  return { ...verdict, ...reviewed.verdict, points: reviewed.points, origin: reviewed.origin };
}

/** [{section: {title, percent} | null, lines}] in the order of the lines. */
export function groupsOf(lines, scorecard) {
  const sections = new Map(scorecard.sections.map(section => [section.section, section]));
  const groups = [];
  for (const line of lines) {
    const section = sections.get(line.section) ?? null;
    if (groups.length === 0 || groups.at(-1).section !== section) groups.push({ section, lines: [] });
    groups.at(-1).lines.push(line);
  }
  return groups;
}

export const counts = line => ['met', 'partly', 'not_met'].includes(line.verdict);

const end = (evidence, key) => (evidence.startMs !== null && evidence.endMs - evidence.startMs > PLACE_MS ? t(key, { time: clock(evidence.endMs / 1000) }) : '');

/** What a place is, before the words that were said there; empty where the words speak for themselves. */
export function kindOf(evidence, verdict) {
  if (evidence.kind === 'proof') return evidence.quote.trim() ? '' : t('evidence.here') + end(evidence, 'evidence.until');
  if (evidence.kind === 'near_miss') return t('evidence.nearest');
  return missed(verdict) ? end(evidence, 'evidence.said-by') || t('evidence.due-here') : t('evidence.looked') + end(evidence, 'evidence.until');
}

/** The same inside the transcript, where "here" is the turn; the criterion follows. */
export function besideTurn(evidence, verdict) {
  if (evidence.kind === 'proof') return t('evidence.for');
  if (evidence.kind === 'near_miss') return t('evidence.nearest-for');
  return (missed(verdict) ? t('evidence.due-in-turn') : t('evidence.looked-in-turn')) + end(evidence, 'evidence.or-by') + ':';
}

/** How far labels have shown that verdicts may be trusted: a sentence or two. */
export function trustLines(lines) {
  const judged = lines.filter(line => line.standing);
  if (judged.length === 0) return [];
  const closed = new Map();
  for (const line of judged.filter(one => one.standing.state !== 'enabled')) {
    const why = line.standing.lacks || t(line.standing.state === 'uncalibrated' ? 'trust.no-labels' : 'trust.below');
    closed.set(why, [...(closed.get(why) ?? []), line.number]);
  }
  if (closed.size === 1 && closed.has(t('trust.no-labels')) && judged.length === closed.get(t('trust.no-labels')).length) return [t('trust.none')];
  const enabled = judged.filter(line => line.standing.state === 'enabled').length;
  const said = [t('trust.some', { enabled, all: judged.length, rest: judged.length - enabled, review: judged.filter(line => line.review).length })];
  if (closed.size) said.push(t('trust.suggestions', { list: [...closed].map(([why, numbers]) => `${numbers.join(', ')} (${why})`).join('; ') }));
  return said;
}

/** The next of the lines that were not yet looked at; wraps round. */
export function stepLine(lines, current, direction) {
  const at = lines.findIndex(line => line.id === current);
  return lines[at < 0 ? (direction > 0 ? 0 : lines.length - 1) : Math.min(lines.length - 1, Math.max(0, at + direction))]?.id ?? null;
}
