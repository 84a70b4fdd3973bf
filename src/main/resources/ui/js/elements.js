// Makes elements. Whatever comes from the server becomes text, never markup.

export function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

let fields = 0;

export function field(label, properties) {
  const id = 'field-' + fields++;
  const input = element('input', { id, required: true, maxLength: 200, type: 'text', ...properties });
  return { input, nodes: [element('label', { htmlFor: id }, label), input] };
}

export function password(label, autocomplete) {
  return field(label, { type: 'password', autocomplete });
}

export function button(text, properties) {
  return element('button', { type: 'button', className: 'quiet', ...properties }, text);
}

// A form whose fields are given to a function; while it works, the button waits, and what it throws is said under it.
export function form(fields, label, work, describe = failed => failed.message) {
  const submit = element('button', {}, label);
  const wrong = element('p', { className: 'wrong', hidden: true });
  wrong.setAttribute('role', 'alert');
  const made = element('form', {}, ...fields.flatMap(one => one.nodes), submit, wrong);
  made.addEventListener('submit', async event => {
    event.preventDefault();
    submit.disabled = true;
    wrong.hidden = true;
    try {
      await work(...fields.map(one => one.input.value));
    } catch (failed) {
      wrong.textContent = describe(failed);
      wrong.hidden = false;
    } finally {
      submit.disabled = false;
    }
  });
  return made;
}

// Opens a dialog that goes away when it is closed, by dismiss() at once: there is never more than one.
export function dialog(title, ...children) {
  const heading = element('h2', { id: 'dialog-title' }, title);
  const made = element('dialog', {}, heading, ...children);
  made.setAttribute('aria-labelledby', 'dialog-title');
  made.addEventListener('close', () => made.remove());
  made.dismiss = () => {
    made.close();
    made.remove();
  };
  document.body.append(made);
  made.showModal();
  made.querySelector('input')?.focus();
  return made;
}

export function time(text) {
  return text === null ? 'never' : new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(text));
}

const SVG = 'http://www.w3.org/2000/svg';

export function qrCode({ size, path }) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 ' + size + ' ' + size);
  svg.setAttribute('class', 'qr');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', 'QR code for your authenticator app; the key is written below');
  const dark = document.createElementNS(SVG, 'path');
  dark.setAttribute('d', path);
  dark.setAttribute('fill', '#000');
  dark.setAttribute('shape-rendering', 'crispEdges');
  svg.append(dark);
  return svg;
}
