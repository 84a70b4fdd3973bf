// One place for the keys of the page: a part says which keys it has for as long as it is shown, and the sheet lists them.

const registered = new Set();
const NAMES = { ' ': 'space', ArrowLeft: '←', ArrowRight: '→', Escape: 'esc', 'ctrl+Enter': 'ctrl enter', 'shift+ArrowLeft': 'shift ←', 'shift+ArrowRight': 'shift →' };
let leader = '';

/** Single-key shortcuts can be switched off on this device (WCAG 2.1.4). */
export const singleKeys = () => localStorage.getItem('single-keys') !== 'off';

export function useSingleKeys(on) { localStorage.setItem('single-keys', on ? 'on' : 'off'); }

/**
 * @param list of {keys: ['n'], text, group, work}; "g c" is one key after the other, "ctrl+Enter" both at once
 * @returns what takes them away again
 */
export function addKeys(list) {
  list.forEach(one => registered.add(one));
  return () => list.forEach(one => registered.delete(one));
}

/** For the sheet: [{group, rows: [{keys: ['space', 'k'], text}]}]. */
export function sheet() {
  const groups = new Map();
  for (const { keys, text, group, when } of registered) {
    if (text && (when?.() ?? true)) groups.set(group, [...(groups.get(group) ?? []), { keys: keys.map(key => NAMES[key] ?? key), text }]);
  }
  return [...groups].map(([group, rows]) => ({ group, rows }));
}

function named(event) {
  const control = event.ctrlKey || event.metaKey ? 'ctrl+' : '';
  const shift = event.shiftKey && event.key.length > 1 ? 'shift+' : '';
  return control + shift + event.key;
}

function typing(event) {
  const field = event.target.closest?.('input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable]');
  const pressed = event.key === ' ' || event.key === 'Enter' ? event.target.closest?.('button, summary, a, input, [role=slider]:not(#slider)') : null;
  return field || pressed;
}

function pressed(event) {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  const name = named(event);
  const open = document.querySelector('dialog[open]');
  const chord = name.startsWith('ctrl+');
  const onSlider = event.target.id === 'slider' && name.startsWith('Arrow');
  if (open || (!chord && (typing(event) || !(singleKeys() || onSlider)))) {
    leader = '';
    return;
  }
  const wanted = leader ? `${leader} ${name}` : name;
  const found = [...registered].findLast(one => one.keys.includes(wanted) && (one.when?.() ?? true));
  leader = '';
  if (found) {
    event.preventDefault();
    found.work(event);
  } else if ([...registered].some(one => one.keys.some(key => key.startsWith(name + ' ')))) {
    leader = name;
  }
}

document.addEventListener('keydown', pressed);
