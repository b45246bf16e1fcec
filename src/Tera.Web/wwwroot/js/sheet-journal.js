// What was typed and has not arrived, kept in this browser: it survives a dropped line, a closed tab and an expired session.
const PREFIX = 'tera.lembar.';
const LONGEST = 14 * 24 * 60 * 60 * 1000;

export class Journal {
  // Of one account alone: on a shared machine nobody sends what another has typed.
  constructor(page, account) {
    this.key = `${PREFIX}${account}${page}`;
    this.forget();
  }

  rows() {
    return Object.entries(this.read());
  }

  keep(entry, row) {
    this.write({ ...this.read(), [entry]: row });
  }

  drop(entry) {
    const rows = this.read();
    delete rows[entry];
    this.write(rows);
  }

  // The whole form goes the ordinary way now. When its answer is there only what was refused in it is left to remember.
  leave() {
    this.write(this.read(), true);
  }

  arrive(answered, waits) {
    if (answered && this.stored().left) {
      this.write(Object.fromEntries(this.rows().filter(([entry]) => waits(entry))));
    }
  }

  read() {
    return this.stored().rows ?? {};
  }

  stored() {
    try {
      return JSON.parse(localStorage.getItem(this.key)) ?? {};
    } catch {
      return {};
    }
  }

  write(rows, left = false) {
    try {
      if (Object.keys(rows).length === 0) {
        localStorage.removeItem(this.key);
      } else {
        localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), rows, left }));
      }
    } catch {
      // A full or forbidden store: the sheet still saves, it only cannot remember.
    }
  }

  // Shared machines: nothing stays for ever.
  forget() {
    try {
      for (const key of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX))) {
        if (Date.now() - (JSON.parse(localStorage.getItem(key)).at ?? 0) > LONGEST) {
          localStorage.removeItem(key);
        }
      }
    } catch {
      // As above.
    }
  }
}
