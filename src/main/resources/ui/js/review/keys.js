import { t } from '../t.js';
import { VERDICTS } from '../parts/scorecard.js';

const SPEEDS = ['1', '1.25', '1.5', '2'];

function speedBy(direction) {
  const select = document.getElementById('speed');
  if (!select) return;
  select.value = SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, SPEEDS.indexOf(select.value) + direction))];
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Keys of the page of one interaction. @param page that has listening while there is sound or time */
export function callKeys(page) {
  const hear = t('keys.hear');
  const judge = t('keys.judge');
  const heard = work => () => { if (page.listening) work(page.listening); };
  const key = (keys, text, work, group = hear, when = () => Boolean(page.listening)) => ({ keys, text: text && t('keys.' + text), group, work, when });
  const reviews = () => page.reviews;
  const seek = by => heard(({ player }) => player.seek(player.now + by));
  const always = () => true;
  return [
    key([' ', 'k'], 'play', heard(({ player }) => player.toggle())), key(['ArrowLeft'], 'back', seek(-5)), key(['ArrowRight'], 'on', seek(5)),
    key(['shift+ArrowLeft'], 'previous-turn', heard(now => now.turnBy(-1))), key(['shift+ArrowRight'], 'next-turn', heard(now => now.turnBy(1))),
    key(['n'], 'next-evidence', heard(now => now.step(1))), key(['p'], 'previous-evidence', heard(now => now.step(-1))),
    key([','], 'slower', () => speedBy(-1)), key(['.'], 'faster', () => speedBy(1)), key(['s'], 'solo', () => page.nextSolo()),
    key(['-'], 'zoom-out', heard(({ timeline }) => timeline.zoomBy(0.5))), key(['+', '='], 'zoom-in', heard(({ timeline }) => timeline.zoomBy(2))),
    key(['f'], 'follow', heard(now => { now.follow.checked = !now.follow.checked; })), key(['c'], 'copy', () => page.copy(), hear, always),
    key(['['], 'previous-criterion', () => page.stepCriterion(-1), judge, always), key([']'], 'next-criterion', () => page.stepCriterion(1), judge, always),
    ...VERDICTS.map(([number, verdict]) => key([number], 'verdict.' + verdict, () => page.actions.verdict(page.line, verdict), judge, reviews)),
    key(['e'], 'note', () => page.actions.note(), judge, reviews), key(['m'], 'moment', () => page.actions.moment(), judge, () => page.remarks),
    key(['j'], 'next-call', () => page.toNeighbour(1), judge, always), key(['J'], 'previous-call', () => page.toNeighbour(-1), judge, always),
    key(['ctrl+Enter'], 'finish', () => page.actions.finish(false), judge, reviews),
  ];
}
