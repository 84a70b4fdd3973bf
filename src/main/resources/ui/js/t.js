// The words of the page, by key. A text may have forms for one and for many: {"one": "1 call", "other": "{n} calls"}, chosen by n.

let texts = {};
let plurals = new Intl.PluralRules('en');

export async function loadTexts(address, language = 'en') {
  texts = await (await fetch(address)).json();
  plurals = new Intl.PluralRules(language);
}

export function t(key, args = {}) {
  const found = texts[key];
  if (found === undefined) {
    console.error('no text for ' + key);
    return key;
  }
  const text = typeof found === 'string' ? found : found[plurals.select(args.n)] ?? found.other;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in args ? String(args[name]) : whole));
}
