// The editor of an SOP with comfort: what is typed is sent a moment later by the very form that works without scripts, rows are dragged or
// moved by keys, and an empty line is always there. The answer is the same page; its live parts replace those here, never a field.
const PAUSE = 900;
const LONGEST_RETRY = 60_000;

class Autosave {
  constructor(editor) {
    this.editor = editor;
    this.news = document.getElementById('kabar-sunting');
    this.dirty = new Set();
    this.held = new Set();
    this.underway = null;
    this.failures = 0;
  }

  start() {
    this.editor.addEventListener('input', (event) => this.typed(event.target, PAUSE));
    this.editor.addEventListener('change', (event) => this.typed(event.target, 150));
    this.editor.addEventListener('submit', (event) => this.submitting(event));
    addEventListener('online', () => this.plan(0));
    addEventListener('beforeunload', (event) => {
      if (this.dirty.size > 0 || this.held.size > 0 || this.underway) {
        this.plan(0);
        event.preventDefault();
      }
    });
  }

  typed(field, pause) {
    const form = field.closest?.('form[data-autosave]');
    if (form && !this.held.has(form)) {
      this.dirty.add(form);
      this.plan(pause);
    }
  }

  // A button waits for what is typed in other forms; its own form carries what is typed in it.
  submitting(event) {
    const { target, submitter } = event;
    const others = [...this.dirty].filter((form) => form !== target);
    if (this.underway || others.length > 0) {
      event.preventDefault();
      this.send().then(() => {
        if (this.dirty.size === 0 || this.dirty.has(target)) {
          target.requestSubmit(submitter);
        }
      });
      return;
    }
    clearTimeout(this.timer);
    this.dirty.clear();
    this.held.delete(target);
  }

  plan(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), pause);
  }

  send() {
    clearTimeout(this.timer);
    const [form] = this.dirty;
    if (!this.underway && form) {
      this.dirty.delete(form);
      this.underway = this.dispatch(form).finally(() => {
        this.underway = null;
        if (this.dirty.size > 0 && this.failures === 0) {
          this.plan(PAUSE);
        }
      });
    }
    return this.underway ?? Promise.resolve();
  }

  async dispatch(form) {
    this.say('wait', 'Menyimpan …');
    try {
      const answer = await fetch(location.pathname + location.search, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      this.failures = 0;
      this.take(form, answer, page);
    } catch {
      this.dirty.add(form);
      this.failures += 1;
      this.say('late', 'Sambungan terputus. Ketikan tetap di halaman ini dan dikirim lagi sendiri; jangan tutup halaman.');
      this.plan(Math.min(LONGEST_RETRY, 2000 * 2 ** (this.failures - 1)));
    }
  }

  take(form, answer, page) {
    if (new URL(answer.url).pathname.startsWith('/masuk')) {
      this.say('late', 'Sesi Anda berakhir. Masuk pada tab lain, lalu ketik lagi di sini; isian tetap ada.');
    } else if (!answer.ok) {
      const why = [...page.querySelectorAll('.t-fault-list li')].map((item) => item.textContent.trim()).join(' ');
      this.say('late', why || page.querySelector('h1')?.textContent?.trim() || 'Belum tersimpan.');
      const table = page.querySelector('[data-editor] table');
      if (table) {
        // Somebody else wrote on it: both are shown, and only the user's own hand saves over what stands there now.
        this.held.add(form);
        this.dirty.delete(form);
        this.news.append(table.closest('.t-table-box'));
        this.renew(form, page);
      }
    } else {
      this.renew(form, page);
      document.querySelectorAll('[data-live]').forEach((part) => {
        const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
        if (fresh && !part.contains(document.activeElement)) {
          const { scrollTop, scrollLeft } = part;
          part.innerHTML = fresh.innerHTML;
          part.scrollTo(scrollLeft, scrollTop);
        }
      });
      const code = page.querySelector('.t-receipt .t-code')?.textContent;
      this.say('ok', code ? `${page.querySelector('.t-receipt b').textContent.trim()} · tanda terima ${code}` : 'Tersimpan.');
    }
  }

  // The next saving is another command, over the part as it is now.
  renew(form, page) {
    const key = form.elements.Kunci?.value;
    const fresh = [...page.querySelectorAll('form[data-autosave]')].find((one) => (one.elements.Kunci?.value ?? '') === (key ?? ''));
    for (const name of ['Perintah', 'Tanda', '__RequestVerificationToken']) {
      if (form.elements[name] && fresh?.elements[name]) {
        form.elements[name].value = fresh.elements[name].value;
      }
    }
  }

  say(tone, words) {
    this.news.hidden = false;
    this.news.className = `t-ed-news t-ed-news-${tone}`;
    this.news.textContent = words;
  }
}

// An empty line behind the last one that is filled: a copy of it under the next number.
function keepSpare(editor) {
  editor.addEventListener('input', (event) => {
    const lines = event.target.closest?.('[data-lines]');
    const last = lines?.lastElementChild;
    const first = last?.querySelector('input:not([type=checkbox]), select');
    if (!last?.contains(event.target) || !first?.value) {
      return;
    }
    const prefix = lines.dataset.lines;
    const number = lines.childElementCount;
    const copy = last.cloneNode(true);
    const shift = (text) => text.replaceAll(`${prefix}${number}`, `${prefix}${number + 1}`);
    copy.querySelectorAll('*').forEach((part) => ['id', 'name', 'for', 'aria-describedby'].forEach((key) => part.hasAttribute(key) && part.setAttribute(key, shift(part.getAttribute(key)))));
    copy.querySelectorAll('input').forEach((field) => { if (field.type === 'checkbox') { field.checked = false; } else { field.value = ''; } });
    copy.querySelectorAll('select').forEach((field) => { field.selectedIndex = 0; });
    copy.querySelectorAll('details').forEach((part) => { part.open = false; });
    copy.querySelectorAll('label').forEach((label) => { label.textContent = label.textContent.replace(`Tindakan ${number}`, `Tindakan ${number + 1}`); });
    lines.append(copy);
  });
}

// Rows are dragged by their number, or moved by Alt and an arrow.
function moveRows(editor) {
  const order = document.getElementById('urutan');
  if (!order) {
    return;
  }
  const ask = (act) => {
    const button = Object.assign(document.createElement('button'), { type: 'submit', name: 'Aksi', value: act, hidden: true });
    order.append(button);
    order.requestSubmit(button);
  };
  const rows = () => [...editor.querySelectorAll('.t-ed-rows > [data-row]')];
  let dragged = null;
  const mark = () => editor.querySelectorAll('[data-drag]').forEach((grip) => { grip.draggable = true; });
  mark();
  new MutationObserver(mark).observe(editor, { childList: true, subtree: true });
  editor.addEventListener('dragstart', (event) => {
    dragged = event.target.closest?.('[data-drag]') ? event.target.closest('[data-row]') : null;
    if (dragged) {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', dragged.dataset.row);
      dragged.classList.add('t-ed-dragged');
    }
  });
  const place = (event) => {
    const over = event.target.closest?.('[data-row]');
    if (!dragged || !over) {
      return null;
    }
    const { top, height } = over.getBoundingClientRect();
    return event.clientY < top + height / 2 ? over : rows()[rows().indexOf(over) + 1] ?? 'end';
  };
  const clear = () => editor.querySelectorAll('.t-ed-before').forEach((row) => row.classList.remove('t-ed-before'));
  editor.addEventListener('dragover', (event) => {
    const before = place(event);
    if (before) {
      event.preventDefault();
      clear();
      if (before !== 'end') {
        before.classList.add('t-ed-before');
      }
    }
  });
  editor.addEventListener('drop', (event) => {
    const before = place(event);
    if (before && before !== dragged) {
      event.preventDefault();
      ask(`pindah:${dragged.dataset.row}${before === 'end' ? '' : `:${before.dataset.row}`}`);
    }
  });
  editor.addEventListener('dragend', () => {
    clear();
    dragged?.classList.remove('t-ed-dragged');
    dragged = null;
  });
  editor.addEventListener('keydown', (event) => {
    const row = event.target.closest?.('[data-row]');
    if (row && event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      ask(`${event.key === 'ArrowUp' ? 'naik' : 'turun'}:${row.dataset.row}`);
    }
  });
}

// The row that is open is in sight on both sides, and its name is in hand for the next key: once the address has had its say, whose
// fragment takes the focus away.
function showOpen(editor) {
  const open = editor.querySelector('.t-ed-open');
  const flow = editor.querySelector('.t-ed-flow');
  const drawn = open && flow?.querySelector(`[data-row="${open.dataset.row}"]`);
  if (drawn) {
    flow.scrollTop += drawn.getBoundingClientRect().top - flow.getBoundingClientRect().top - flow.clientHeight / 3;
  }
  const focus = () => open?.querySelector('.t-ed-head a')?.focus({ preventScroll: true });
  if (document.readyState === 'complete') {
    focus();
  } else {
    addEventListener('load', () => setTimeout(focus), { once: true });
  }
}

const editor = document.querySelector('[data-editor]');
if (editor) {
  new Autosave(editor).start();
  keepSpare(editor);
  moveRows(editor);
  showOpen(editor);
}
