// One script with the modules of ui/js/call: their names are known here.
const call = JSON.parse(byId('call').textContent);
document.documentElement.classList.add('script');

byId('theme').addEventListener('click', () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  document.dispatchEvent(new Event('theme'));
});

/** The moment stands in the fragment: the page is a file. */
const fragment = {
  read: () => placeInAddress(location.hash),
  write: text => history.replaceState(null, '', `#${text}`),
};

/** The sound stands last in the file, so that the page is drawn before it has been read. */
function soundIsThere(listening) {
  const sound = byId('sound');
  if (sound) {
    listening.player.load(URL.createObjectURL(new Blob([bytesOf(sound.textContent)], { type: call.mediaType })));
    sound.remove();
  } else {
    for (const id of ['play-pause', 'speed']) byId(id).disabled = true;
  }
  listening.openAddress();
}

/** Keys act only outside fields and dialogs, and only while single-key shortcuts are on. */
function keys(listening) {
  const { player, timeline } = listening;
  const back = () => player.seek(player.now - 5);
  const on = () => player.seek(player.now + 5);
  const actions = {
    ' ': () => player.toggle(), k: () => player.toggle(), ArrowLeft: back, ArrowRight: on, n: () => listening.step(1), p: () => listening.step(-1),
    f: () => { listening.follow.checked = !listening.follow.checked; }, '-': () => timeline.zoomBy(0.5), '+': () => timeline.zoomBy(2), '=': () => timeline.zoomBy(2),
    '?': () => byId('help').showModal(),
  };
  document.addEventListener('keydown', event => {
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : null;
    const busy = event.target.closest('input, select, textarea, dialog, [contenteditable]') || (event.key === ' ' && event.target.closest('button, summary, a'));
    const arrowOnSlider = event.key.startsWith('Arrow') && event.target.id === 'slider';
    if (!action || busy || event.ctrlKey || event.metaKey || event.altKey || !(byId('single-keys').checked || arrowOnSlider)) return;
    event.preventDefault();
    action();
  });
}

/** Everything that needs a time axis; typed conversations have none. */
if (call.durationMs > 0) {
  document.body.classList.add('timed');
  const listening = new Listening(call, fragment);
  byId('keys').addEventListener('click', () => byId('help').showModal());
  byId('help-close').addEventListener('click', () => byId('help').close());
  addEventListener('hashchange', () => listening.openAddress());
  keys(listening);
  document.addEventListener('DOMContentLoaded', () => soundIsThere(listening));
}
