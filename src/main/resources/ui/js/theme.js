// Before the first paint: the look that was chosen on this device, or else the device's own.
(() => {
  const chosen = localStorage.getItem('theme');
  if (chosen) document.documentElement.dataset.theme = chosen;
})();
