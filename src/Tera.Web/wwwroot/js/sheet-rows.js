// Rows of the sheet: reading what stands in them, and taking what the server says of them.
const FIELDS = ['nilai', 'alasan', 'anggaran', 'pendorong', 'penghambat', 'lanjut', 'versi', 'awal', 'pilih', 'ditanya'];
const KEPT = ['versi', 'awal'];

// The row a field belongs to: names are written "nilai.<entry>".
export const entryOf = (field) => (FIELDS.includes(field.name?.split('.')[0]) ? field.name.split('.')[1] : null);

export class Rows {
  constructor(form) {
    this.form = form;
  }

  fields(entry, root = this.form) {
    return [...root.querySelectorAll(`[name$=".${entry}"]`)];
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

  // Puts back what was typed, with the version it was typed over; false when it stands there already.
  restore(entry, row) {
    let changed = false;
    for (const field of this.fields(entry)) {
      const name = field.name.split('.')[0];
      if (field.type !== 'radio' && name in row && field.value !== row[name]) {
        changed = changed || !KEPT.includes(name);
        field.value = row[name];
      }
    }
    return changed;
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
    const entry = entryOf(fresh.querySelector('[name^="versi."]') ?? {});
    if (!entry) {
      return;
    }

    const before = sent.get(entry);
    const now = this.read(entry);
    const moved = Object.keys(now).some((name) => !KEPT.includes(name) && name !== 'pilih' && (before ? before[name] !== now[name] : false));
    const focus = there.contains(document.activeElement) || this.notesOf(there).some((note) => note.contains(document.activeElement));
    const untouched = !before && !this.differs(there);
    if (!before && !untouched) {
      return;
    }

    if (moved || focus) {
      this.takeCells(there, fresh, entry);
    } else {
      there.replaceWith(document.adoptNode(fresh.cloneNode(true)));
    }
    this.takeNotes(document.getElementById(fresh.id), fresh);
  }

  // Somebody types here: only what is not an input changes, and what the server must know about the row.
  takeCells(there, fresh, entry) {
    for (const name of KEPT) {
      const [mine, theirs] = [there.querySelector(`[name="${name}.${entry}"]`), fresh.querySelector(`[name="${name}.${entry}"]`)];
      if (mine && theirs) {
        mine.value = theirs.value;
      }
    }
    [...there.cells].forEach((cell, at) => {
      const other = fresh.cells[at];
      if (!other || cell.hidden || cell.contains(document.activeElement)) {
        return;
      }

      if (!cell.querySelector('input, select, textarea')) {
        cell.replaceWith(document.adoptNode(other.cloneNode(true)));
        return;
      }

      cell.className = other.className;
      const [state, otherState] = [cell.querySelector('.t-cell-state'), other.querySelector('.t-cell-state')];
      if (state && otherState) {
        state.replaceWith(document.adoptNode(otherState.cloneNode(true)));
      }
    });
  }

  takeNotes(there, fresh) {
    const notes = this.notesOf(there);
    if (!notes.some((note) => note.contains(document.activeElement))) {
      notes.forEach((note) => note.remove());
      there.after(...this.notesOf(fresh).map((note) => document.adoptNode(note.cloneNode(true))));
    }
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
    return [...row.querySelectorAll('input:not([type=hidden]), textarea, select')].some((field) =>
      field instanceof HTMLSelectElement ? [...field.options].some((option) => option.selected !== option.defaultSelected && (option.selected || option.defaultSelected))
        : field.type === 'radio' || field.type === 'checkbox' ? field.checked !== field.defaultChecked
          : field.value !== field.defaultValue);
  }
}

// A UUID of version 7, ordered by time; randomUUID is not to be had where an office serves without a certificate.
function commandId() {
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
