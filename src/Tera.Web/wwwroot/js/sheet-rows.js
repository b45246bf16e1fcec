// Rows of the sheet: reading what stands in them, and taking what the server says of them.
// In the order of their marks: what the user saw when he began to type in each.
const CELLS = [['nilai', 'alasan'], ['anggaran'], ['pendorong'], ['penghambat'], ['lanjut'], ['yakin']];
const TYPED = CELLS.flat();
const MARKS = 'awal';
// On a row of which the server has told that something in it is not taken: what stands there was typed, though it is the page's own text.
const WAITING = 'data-waiting';
const FIELDS = [...TYPED, MARKS, ...TYPED.map((name) => `pilih-${name}`), 'ditanya'];
export const nameOf = (field) => field.name.split('.')[0];

// The row a field belongs to: names are written "nilai.<entry>".
export const entryOf = (field) => (field.name && FIELDS.includes(nameOf(field)) ? field.name.split('.')[1] : null);

// The server trims words and writes figures its own way.
function meanTheSame(typed, kept) {
  const [one, other] = [typed, kept].map((text) => (text ?? '').replace(/\r\n?/g, '\n').trim());
  const [first, second] = [one, other].map((text) => (/^-?[\d.]+(,\d+)?$/.test(text) ? Number(text.replaceAll('.', '').replace(',', '.')) : NaN));
  return one === other || first === second;
}

// What a page shows from its beginning is not something somebody typed.
function put(old, young) {
  if (old instanceof HTMLSelectElement) {
    [...old.options].forEach((option, at) => {
      option.defaultSelected = young.options[at]?.defaultSelected ?? false;
    });
  } else {
    old.defaultValue = young.defaultValue;
  }
  old.value = young.value;
}

// What was refused may be no value of its field: it stands there all the same, for a field that took it as nothing would send nothing.
function refill(field, text) {
  field.value = text;
  if (field.value !== text && field instanceof HTMLSelectElement) {
    field.append(new Option(text, text, false, true));
  } else if (field.value !== text && field.type === 'date') {
    field.type = 'text';
    field.value = text;
  }
}

export class Rows {
  constructor(form) {
    this.form = form;
  }

  entryOf(field) {
    return entryOf(field);
  }

  nameOf(field) {
    return nameOf(field);
  }

  fields(entry, root = this.form) {
    return [...root.querySelectorAll(`[name$=".${entry}"]`)];
  }

  // How many rows hold something that was not taken.
  waiting() {
    return this.form.querySelectorAll(`[${WAITING}]`).length;
  }

  refusal(waiting) {
    return `${waiting} baris belum tersimpan seluruhnya; alasannya ada di bawah barisnya.`;
  }

  count(rows) {
    return `${rows} baris`;
  }

  // Each cell knows what it was typed over; the server tells whether it still fits.
  isOlder() {
    return false;
  }

  // The rows it is in.
  waitingEntries() {
    return [...this.form.querySelectorAll(`[${WAITING}] [name^="${MARKS}."]`)].map(entryOf);
  }

  waits(entry) {
    return this.form.querySelector(`[${WAITING}] [name="${MARKS}.${entry}"]`) !== null;
  }

  // Name without the row, and value, of everything in a row.
  read(entry) {
    const row = {};
    for (const field of this.fields(entry)) {
      if (field.type !== 'radio' || field.checked) {
        row[field.name.split('.')[0]] = field.value;
      }
    }
    return row;
  }

  // Puts back what was typed, with what it was typed over; the names of what was not there already.
  restore(entry, row) {
    const fields = this.fields(entry).filter((field) => field.type !== 'radio' && nameOf(field) in row);
    const names = fields.filter((field) => TYPED.includes(nameOf(field)) && field.value !== row[nameOf(field)]).map(nameOf);
    if (names.length > 0) {
      fields.forEach((field) => refill(field, row[nameOf(field)]));
    }
    return names;
  }

  // The form as a browser would send it, with the changed rows alone and a command of its own.
  body(sent) {
    const all = new FormData(this.form);
    const body = new FormData();
    for (const [name, value] of all) {
      if (!FIELDS.includes(name.split('.')[0]) || sent.has(name.split('.')[1])) {
        body.append(name, name === 'Perintah' ? commandId() : value);
      }
    }
    body.set('Buka', '');
    return body;
  }

  take(page, sent) {
    for (const fresh of page.querySelectorAll('tr[id^="baris-"]')) {
      const there = document.getElementById(fresh.id);
      if (there) {
        this.takeRow(there, fresh, sent);
      }
    }
    for (const part of ['.t-sheet tfoot', '.t-complete']) {
      const [there, fresh] = [document.querySelector(part), page.querySelector(part)];
      if (there && fresh) {
        there.replaceWith(document.adoptNode(fresh));
      }
    }
  }

  takeRow(there, fresh, sent) {
    const entry = entryOf(fresh.querySelector(`[name^="${MARKS}."]`) ?? {});
    const before = sent.get(entry);
    if (!entry || (!before && (there.hasAttribute(WAITING) || this.differs(there)))) {
      // What is typed here is not to be touched, nor what was refused and waits; the files behind it are nobody's typing.
      const [old, young] = [there, fresh].map((line) => line.querySelector('[data-files]'));
      if (entry && old && young) {
        this.takeFiles(old, young);
      }
      return;
    }

    const now = this.read(entry);
    const moved = before && TYPED.some((name) => before.row[name] !== now[name]);
    const goesOn = moved || this.lines(there).some((line) => line.contains(document.activeElement));
    if (goesOn) {
      there.toggleAttribute(WAITING, fresh.hasAttribute(WAITING));
      this.takeInputs(there, fresh, before ?? { row: now, cells: new Set() });
      this.takeCells(there, fresh);
    } else {
      there.replaceWith(document.adoptNode(fresh.cloneNode(true)));
    }
    this.takeNotes(document.getElementById(fresh.id), fresh, goesOn);
  }

  // Somebody types in this row. Where he has not gone on since the sending, it shows what is kept; where he has, his text stays, and the
  // mark under it is that of what he saw: what he sent himself, or what stood there before a colleague changed it.
  takeInputs(there, fresh, { row, cells }) {
    const [mine, theirs] = [there, fresh].map((line) => line.querySelector(`[name^="${MARKS}."]`));
    if (!mine || !theirs) {
      return;
    }

    const find = (line, name) => this.lines(line).map((one) => one.querySelector(`[name^="${name}."]`)).find((field) => field);
    const marks = mine.value.split('.');
    CELLS.forEach((names, at) => {
      const pairs = names.map((name) => [there, fresh].map((line) => find(line, name))).filter(([old, young]) => old && young);
      const sent = names.some((name) => cells.has(name));
      const goesOn = pairs.some(([old]) => row[nameOf(old)] !== old.value);
      const underHands = sent && pairs.some(([old]) => old === document.activeElement);
      if (!goesOn && !underHands) {
        pairs.forEach(([old, young]) => put(old, young));
      }
      if (!goesOn || sent) {
        marks[at] = theirs.value.split('.')[at];
      }
    });
    mine.value = marks.join('.');
  }

  // What of a sending is kept now, as the page of its receipt shows, was taken: what is typed from here on is typed over it.
  learn(page, sent) {
    sent.forEach(({ row, cells }, entry) => {
      const [mine, theirs] = [this.form, page].map((root) => root.querySelector(`[name="${MARKS}.${entry}"]`));
      if (!mine || !theirs) {
        return;
      }

      const marks = mine.value.split('.');
      CELLS.forEach((names, at) => {
        const kept = names.map((name) => [row[name], page.querySelector(`[name="${name}.${entry}"]`)?.value]);
        if (names.some((name) => cells.has(name)) && kept.every(([typed, now]) => meanTheSame(typed, now))) {
          marks[at] = theirs.value.split('.')[at];
        }
      });
      mine.value = marks.join('.');
    });
  }

  takeCells(there, fresh) {
    [...there.cells].forEach((cell, at) => {
      const other = fresh.cells[at];
      if (!other || cell.hidden) {
        return;
      }

      if (cell.hasAttribute('data-files')) {
        this.takeFiles(cell, other);
        return;
      }

      if (!cell.querySelector('input, select, textarea')) {
        cell.contains(document.activeElement) || cell.replaceWith(document.adoptNode(other.cloneNode(true)));
        return;
      }

      cell.className = other.className;
      const [said, otherSaid] = [cell.querySelector('[data-said]'), other.querySelector('[data-said]')];
      if (said && otherSaid) {
        said.replaceWith(document.adoptNode(otherSaid.cloneNode(true)));
      }
    });
  }

  // Whoever has just chosen files stays where he was.
  takeFiles(old, young) {
    const chose = old.contains(document.activeElement);
    const now = document.adoptNode(young.cloneNode(true));
    old.replaceWith(now);
    if (chose) {
      now.querySelector('[data-choose]')?.focus();
    }
  }

  // Whoever has just chosen between two values goes on in the row; whoever types in a note goes on in it.
  takeNotes(there, fresh, goesOn) {
    const notes = this.notesOf(there);
    const [active, all] = [document.activeElement, (lines) => lines.flatMap((line) => [...line.querySelectorAll('textarea')])];
    const written = goesOn ? all(notes).filter((field) => field === active || field.value !== field.defaultValue) : [];
    const chosen = notes.some((note) => note.contains(active));
    const [from, to] = [active.selectionStart, active.selectionEnd];
    notes.forEach((note) => note.remove());
    const young = this.notesOf(fresh).map((note) => document.adoptNode(note.cloneNode(true)));
    there.after(...young);
    written.forEach((old) => all(young).find((field) => field.name === old.name)?.replaceWith(old));
    if (chosen && written.includes(active) && active.isConnected) {
      active.focus();
      active.setSelectionRange(from, to);
    } else if (chosen) {
      there.querySelector('[data-cell]')?.focus();
    }
  }

  // A row with what is said of it below.
  lines(row) {
    return [row, ...this.notesOf(row)];
  }

  notesOf(row) {
    const notes = [];
    for (let next = row.nextElementSibling; next?.classList.contains('t-row-note'); next = next.nextElementSibling) {
      notes.push(next);
    }
    return notes;
  }

  // Whether a row holds something that was not sent: it is then nobody else's to change.
  differs(row) {
    return this.lines(row).flatMap((line) => [...line.querySelectorAll('input:not([type=hidden]), textarea, select')]).some((field) =>
      field instanceof HTMLSelectElement ? [...field.options].some((option) => option.selected !== option.defaultSelected && (option.selected || option.defaultSelected))
        : field.type === 'radio' || field.type === 'checkbox' ? field.checked !== field.defaultChecked
          : field.value !== field.defaultValue);
  }
}

// A UUID of version 7, ordered by time; randomUUID is not to be had where an office serves without a certificate.
export function commandId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = Date.now();
  for (let at = 0; at < 6; at++) {
    bytes[at] = Math.floor(time / 2 ** (8 * (5 - at))) % 256;
  }
  bytes[6] = (bytes[6] % 16) + 0x70;
  bytes[8] = (bytes[8] % 64) + 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
