// An employee's sheet: a few texts under one version, kept and sent as one row of the grid is.
import { commandId } from './sheet-rows.js';

const ENTRY = 'teks';
const SEEN = 'Versi';

export class Texts {
  constructor(form) {
    this.form = form;
    this.refused = '';
  }

  entryOf(field) {
    return field.name && this.fields().includes(field) ? ENTRY : null;
  }

  nameOf(field) {
    return field.name;
  }

  fields() {
    return [...this.form.querySelectorAll('textarea')];
  }

  seen(root = this.form) {
    return root.querySelector(`[name="${SEEN}"]`);
  }

  waiting() {
    return this.refused ? 1 : 0;
  }

  waits() {
    return this.refused !== '';
  }

  waitingEntries() {
    return [];
  }

  refusal() {
    return this.refused;
  }

  count() {
    return 'Isian';
  }

  read() {
    return Object.fromEntries([...this.fields(), this.seen()].map((field) => [field.name, field.value]));
  }

  // Typed over a version that has been replaced since, and not what stands there now: whoever typed it decides.
  isOlder(row) {
    return row[SEEN] !== this.seen().value && this.changed(row).length > 0;
  }

  restore(_, row) {
    const changed = this.changed(row);
    changed.forEach((field) => { field.value = row[field.name]; });
    return changed.map((field) => field.name);
  }

  changed(row) {
    return this.fields().filter((field) => field.name in row && field.value !== row[field.name]);
  }

  body() {
    const body = new FormData(this.form);
    body.set('Perintah', commandId());
    body.set('Buka', '');
    return body;
  }

  // What is typed stays; from here on it is typed over what is kept now.
  take(page, sent) {
    this.refused = page.querySelector('.t-fault-list li')?.textContent.trim() ?? '';
    if (!this.refused) {
      this.learn(page, sent);
      const [there, fresh] = [document, page].map((root) => root.querySelector('section[aria-labelledby="riwayat"]'));
      if (there && fresh) {
        there.replaceWith(document.adoptNode(fresh));
      }
    }
  }

  learn(page) {
    const fresh = page.querySelector('form[data-sheet]');
    this.seen().value = this.seen(fresh).value;
    this.fields().forEach((field) => {
      const kept = fresh.querySelector(`[name="${field.name}"]`);
      field.defaultValue = kept?.defaultValue ?? field.defaultValue;
    });
  }
}
