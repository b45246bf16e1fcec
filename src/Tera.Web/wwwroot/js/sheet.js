// The measurement sheet with comfort: what is typed is kept in this browser at once and sent to the server a moment later, by the very
// form that works without scripts. The answer is the same page; its rows replace those here, but never a cell somebody is typing in.
import { Journal } from './sheet-journal.js';
import { SheetFiles } from './sheet-files.js';
import { reckonWhileTyping } from './sheet-live.js';
import { walkWithKeys } from './sheet-keys.js';
import { pasteBlocks } from './sheet-paste.js';
import { Rows } from './sheet-rows.js';
import { Texts } from './sheet-texts.js';

const PAUSE = 1200;
const LONGEST_RETRY = 60_000;

class Sheet {
  constructor(form, rows) {
    this.form = form;
    this.rows = rows;
    this.journal = new Journal(location.pathname, form.dataset.account);
    this.line = document.getElementById('lembar-kabar');
    // For each row the names of what was typed in it since the last sending.
    this.dirty = new Map();
    // What was sent and has no answer yet goes again as it is, under its own command: it counts once, wherever the line broke.
    this.unanswered = null;
    // The receipt of such a sending, until it is told.
    this.receipt = null;
    this.underway = null;
    this.failures = 0;
  }

  start() {
    this.journal.arrive(document.querySelector('.t-receipt .t-code, .t-fault-list, .t-notice-ok') !== null, (entry) => this.rows.waits(entry));
    // What a workbook brought and was refused stands on this page alone: it is remembered like what is typed.
    this.rows.waitingEntries().forEach((entry) => this.journal.keep(entry, this.rows.read(entry)));
    this.form.addEventListener('input', (event) => this.typed(event.target));
    this.form.addEventListener('change', (event) => this.typed(event.target, 200));
    document.addEventListener('submit', (event) => this.submitting(event));
    addEventListener('online', () => this.plan(0));
    addEventListener('pagehide', () => this.leave());
    addEventListener('pageshow', (event) => { this.submitted = this.submitted && !event.persisted; });
    this.replay();
  }

  // What only a grid has.
  startGrid() {
    walkWithKeys(this.form, () => this.plan(0));
    reckonWhileTyping(this.form, this.rows);
    pasteBlocks(this.form, (fields, undo, left) => this.pasted(fields, undo, left));
    new SheetFiles(this.form, (tone, words) => this.say(tone, words, [], 'berkas'), () => this.look()).start();
  }

  // The rows as they stand now, save those somebody types in.
  async look() {
    try {
      const answer = await fetch(location.pathname);
      this.rows.take(new DOMParser().parseFromString(await answer.text(), 'text/html'), new Map());
    } catch {
      // The line is broken; the next save brings the rows.
    }
  }

  // A form waits for what is on its way; and a form beside the sheet, for what is typed.
  submitting(event) {
    const own = event.target === this.form;
    if (this.underway || (!own && this.dirty.size > 0 && this.failures === 0)) {
      event.preventDefault();
      const { target, submitter } = event;
      // What came back has put other rows, and with them other buttons, into the form.
      this.send().then(() => target.requestSubmit(submitter?.isConnected === false
        ? target.querySelector(`button[name="${submitter.name}"][value="${submitter.value}"]`) ?? undefined
        : submitter));
    } else if (own) {
      this.submitted = true;
      clearTimeout(this.timer);
      this.journal.leave();
    }
  }

  leave() {
    if (this.submitted) {
      return;
    }

    this.remember();
    if (!this.underway && this.dirty.size > 0) {
      navigator.sendBeacon(this.address(), this.gather().body);
    }
  }

  // What was typed here before and never arrived, over what it was typed over: the server then tells whether it still fits.
  replay() {
    for (const [entry, row] of this.journal.rows()) {
      if (this.rows.isOlder(row)) {
        this.rows.restore(entry, row);
        this.say('late', 'Isian ini sudah disimpan dari tempat lain sesudah Anda mengetik di sini. Ketikan Anda dipulihkan di bawah; periksa, lalu simpan.');
        continue;
      }

      const names = this.rows.restore(entry, row);
      if (names.length > 0) {
        this.dirty.set(entry, new Set(names));
      } else if (!this.rows.waits(entry)) {
        this.journal.drop(entry);
      }
    }
    if (this.dirty.size > 0) {
      this.say('wait', `${this.rows.count(this.dirty.size)} yang belum terkirim dipulihkan dari peramban ini.`);
      this.plan(0);
    }
  }

  typed(field, pause = PAUSE) {
    const entry = this.rows.entryOf(field);
    if (entry) {
      this.mark(entry, [this.rows.nameOf(field)]);
      this.remember();
      this.plan(pause);
    }
  }

  pasted(fields, undo, left) {
    fields.forEach((field) => this.typed(field));
    const without = left > 0 ? ` ${left} isi tidak mendapat tempat: selnya tidak diisi sekarang atau dijumlahkan dari mata anggarannya, di luar lembar, atau pilihannya tidak ada.` : '';
    // It stands until it is read: the receipt of the saving, a second later, is another line.
    const close = () => this.unsay('tempel');
    this.say(left > 0 ? 'late' : 'wait', `${fields.length} sel ditempel.${without}`, [['Urungkan tempel', () => { undo(); close(); }], ['Tutup', close]], 'tempel');
  }

  mark(entry, names) {
    this.dirty.set(entry, new Set([...(this.dirty.get(entry) ?? []), ...names]));
  }

  remember() {
    this.dirty.forEach((_, entry) => this.journal.keep(entry, this.rows.read(entry)));
  }

  // The whole form is on its way: what is sent beside it would meet it as if it were somebody else's.
  plan(pause) {
    clearTimeout(this.timer);
    if (!this.submitted) {
      this.timer = setTimeout(() => this.send(), pause);
    }
  }

  // Ends when nothing is under way, well or not.
  send() {
    clearTimeout(this.timer);
    if (!this.underway && (this.unanswered || this.dirty.size > 0)) {
      this.underway = this.dispatch().finally(() => {
        this.underway = null;
        if (this.dirty.size > 0 && this.failures === 0) {
          this.plan(PAUSE);
        }
      });
    }
    return this.underway ?? Promise.resolve();
  }

  async dispatch() {
    const again = this.unanswered !== null;
    const { sent, body } = (this.unanswered ??= this.gather());
    this.say('wait', 'Menyimpan …');
    try {
      const answer = await fetch(this.address(), { method: 'POST', body });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      this.unanswered = null;
      this.failures = 0;
      if (again && answer.ok && page.querySelector('form[data-sheet]')) {
        // Its receipt: it has arrived, perhaps the first time; what of it was refused, only the lost answer told. The rows ask once more,
        // under a command of their own. A refusal is no receipt, and is taken as it is.
        this.receipt = receiptOf(page);
        this.rows.learn(page, sent);
        sent.forEach(({ cells }, entry) => this.mark(entry, cells));
      } else {
        this.take(answer, page, sent);
      }
    } catch {
      this.again();
    }
  }

  gather() {
    const sent = new Map([...this.dirty].map(([entry, cells]) => [entry, { row: this.rows.read(entry), cells }]));
    this.dirty.clear();
    return { sent, body: this.rows.body(sent) };
  }

  address() {
    return this.form.getAttribute('action') || location.pathname;
  }

  take(answer, page, sent) {
    if (new URL(answer.url).pathname.startsWith('/masuk')) {
      sent.forEach(({ cells }, entry) => this.mark(entry, cells));
      this.failures = 1;
      this.say('late', 'Sesi Anda berakhir. Ketikan tersimpan di peramban ini dan dikirim setelah Anda masuk lagi.', [
        ['Masuk', () => location.assign(`/masuk?kembali=${encodeURIComponent(location.pathname)}`)]]);
      return;
    }

    if (!page.querySelector('form[data-sheet]')) {
      this.failures = 1;
      sent.forEach(({ cells }, entry) => this.mark(entry, cells));
      const why = page.querySelector('.t-fault-list li') ?? page.querySelector('h1');
      this.say('late', `${why?.textContent?.trim() || 'Belum tersimpan.'} Ketikan Anda tetap di peramban ini.`, [['Muat ulang', () => location.reload()]]);
      return;
    }

    this.rows.take(page, sent);
    sent.forEach((_, entry) => {
      // What was refused is still nowhere but here.
      if (!this.dirty.has(entry) && !this.rows.waits(entry)) {
        this.journal.drop(entry);
      }
    });
    const receipt = receiptOf(page) ?? this.receipt;
    const waiting = this.rows.waiting();
    this.receipt = null;
    if (waiting > 0) {
      this.say('late', `${this.rows.refusal(waiting)}${receipt ? ` Selebihnya tersimpan, tanda terima ${receipt.code}.` : ''}`);
    } else if (receipt) {
      this.say('ok', `${receipt.words} · tanda terima ${receipt.code}`);
    } else {
      this.say('ok', 'Tidak ada yang berubah.');
    }
  }

  again() {
    this.failures += 1;
    const pause = Math.min(LONGEST_RETRY, 2000 * 2 ** (this.failures - 1));
    this.say('late', 'Sambungan terputus. Ketikan tersimpan di peramban ini; dicoba lagi sendiri.', [['Coba sekarang', () => this.plan(0)]]);
    this.plan(pause);
  }

  // What became of the cells, of a paste and of the files stand beside each other: none covers what another has to say.
  say(tone, words, actions = [], about = 'sel') {
    this.line.hidden = false;
    this.line.className = 't-receipt t-receipt-stay';
    const line = this.news(about) ?? this.line.appendChild(document.createElement('div'));
    line.dataset.about = about;
    line.className = `t-sheet-news t-sheet-news-${tone}`;
    const text = document.createElement('p');
    text.textContent = words;
    line.replaceChildren(text);
    for (const [label, run] of actions) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 't-fix';
      button.textContent = label;
      button.addEventListener('click', run);
      line.append(button);
    }
  }

  news(about) {
    return this.line.querySelector(`[data-about="${about}"]`);
  }

  unsay(about) {
    this.news(about)?.remove();
    this.line.hidden = this.line.children.length === 0;
  }
}

function receiptOf(page) {
  const code = page.querySelector('.t-receipt .t-code')?.textContent;
  return code ? { code, words: page.querySelector('.t-receipt b').textContent.trim() } : null;
}

const form = document.querySelector('form[data-sheet]');
if (form?.dataset.sheet === 'teks') {
  new Sheet(form, new Texts(form)).start();
} else if (form) {
  const sheet = new Sheet(form, new Rows(form));
  sheet.startGrid();
  sheet.start();
}
