// A form that was sent after the session had ended comes back filled in once its sender has signed in again. Until then it is kept in this
// tab alone; passwords, files and what a browser shall not remember never are. The sheet and the SOP editor remember what is typed in them by themselves.
// What is typed in one form of a page stays as well while another form of it is sent.
const KEY = 'tera.kiriman';
const BESIDE = 'tera.sebelah';
const LONGEST = 60 * 60 * 1000;
const TYPED = 'textarea, select, input:not([type=hidden], [type=password], [type=file], [type=submit], [type=button], [autocomplete=off])';

const read = (key) => {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key));
    return kept && Date.now() - kept.at < LONGEST ? kept : null;
  } catch {
    return null;
  }
};

const write = (key, kept) => {
  try {
    if (kept) {
      sessionStorage.setItem(key, JSON.stringify(kept));
    } else {
      sessionStorage.removeItem(key);
    }
  } catch {
    // A full or forbidden store: the form still goes, it only is not remembered.
  }
};

const person = document.querySelector('[data-person]')?.dataset.person;
const nameOf = (form) => form.querySelector('input[name="_handler"]')?.value ?? '';
const placeOf = (form) => new URL(form.getAttribute('action') || location.href, location.href).pathname;
const fieldsOf = (form) => [...form.querySelectorAll(TYPED)].filter((field) => field.name && !field.disabled);
const isChoice = (field) => field.type === 'radio' || field.type === 'checkbox';
const valuesOf = (field) => (isChoice(field) ? (field.checked ? [field.value] : [])
  : field instanceof HTMLSelectElement ? [...field.selectedOptions].map((option) => option.value) : [field.value]);

const isKept = (form) => form.method === 'post' && !form.matches('[data-sheet], [data-autosave]');
const isTouched = (field) => (isChoice(field) ? field.checked !== field.defaultChecked
  : field instanceof HTMLSelectElement ? [...field.options].some((option) => option.selected !== option.defaultSelected) : field.value !== field.defaultValue);
// The same form of the same task: another task may ask for fields of the same names.
const identityOf = (form) => [nameOf(form), document.querySelector('#judul-tugas')?.textContent ?? '', ...new Set(fieldsOf(form).map((field) => field.name))].join('\n');

function typedIn(form) {
  const fields = {};
  fieldsOf(form).forEach((field) => {
    fields[field.name] = [...(fields[field.name] ?? []), ...valuesOf(field)];
  });
  return fields;
}

function keep(form) {
  if (person && isKept(form)) {
    const fields = typedIn(form);
    write(KEY, Object.keys(fields).length > 0 ? { at: Date.now(), person, place: placeOf(form), form: nameOf(form), fields, lost: false } : null);
    const beside = [...document.forms].filter((other) => other !== form && isKept(other) && fieldsOf(other).some(isTouched))
      .map((other) => ({ identity: identityOf(other), fields: typedIn(other) }));
    write(BESIDE, beside.length > 0 ? { at: Date.now(), person, place: location.pathname, beside } : null);
  }
}

// Whether anything had to be put back.
function fill(form, fields) {
  const left = structuredClone(fields);
  return fieldsOf(form).filter((field) => {
    const values = left[field.name];
    if (!values) {
      return false;
    }

    const before = valuesOf(field).join('\n');
    if (isChoice(field)) {
      field.checked = values.includes(field.value);
    } else if (field instanceof HTMLSelectElement) {
      [...field.options].forEach((option) => { option.selected = values.includes(option.value); });
    } else {
      field.value = values.shift() ?? field.value;
    }
    if (valuesOf(field).join('\n') === before) {
      return false;
    }

    field.closest('details')?.setAttribute('open', '');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return true;
  }).length > 0;
}

function tell(form) {
  const line = document.createElement('div');
  line.className = 't-notice t-notice-turn';
  line.setAttribute('role', 'status');
  const words = document.createElement('p');
  words.textContent = `Isian yang belum terkirim dipulihkan. Periksa, lalu kirim lagi.${form.querySelector('[type=file]') ? ' Berkas dipilih lagi.' : ''}`;
  line.append(words);
  form.prepend(line);
  line.scrollIntoView({ block: 'center' });
}

const beside = read(BESIDE);
write(BESIDE, null);
if (beside && beside.person === person && beside.place === location.pathname) {
  [...document.forms].filter(isKept).forEach((form) => {
    const typed = beside.beside.find((one) => one.identity === identityOf(form));
    if (typed) {
      fill(form, typed.fields);
    }
  });
}

const kept = read(KEY);
const lost = document.querySelector('[data-sending-lost]');
if (kept && lost) {
  write(KEY, { ...kept, lost: true });
  lost.textContent = lost.dataset.sendingLost;
// A receipt on the page is of something before: whatever is sent anew is kept anew.
} else if (kept && person && (!kept.lost || kept.person !== person)) {
  write(KEY, null);
} else if (kept && person && kept.place === location.pathname) {
  const form = [...document.forms].find((one) => one.method === 'post' && placeOf(one) === kept.place && nameOf(one) === kept.form
    && fieldsOf(one).some((field) => field.name in kept.fields));
  if (form && fill(form, kept.fields)) {
    tell(form);
  }
}

document.addEventListener('submit', (event) => keep(event.target));
