import { addKeys } from '../keys.js';
import { t } from '../t.js';

/** Keys that go from one entry of a page to the next. @param links selector within the part @returns what takes them away again */
export function stepKeys(part, links, group) {
  const step = by => {
    const all = [...part.querySelectorAll(links)];
    all[Math.min(Math.max(0, all.indexOf(document.activeElement) + by), all.length - 1)]?.focus();
  };
  return addKeys([{ keys: ['j'], text: t('keys.next-entry'), group, work: () => step(1) }, { keys: ['J'], text: t('keys.previous-entry'), group, work: () => step(-1) }]);
}
