// Files dropped on a row, or chosen beside it, go behind its figure: one after another, each a command of its own, the way the row's own
// page sends them.
import { commandId } from './sheet-rows.js';

export class SheetFiles {
  // say(tone, words): tells how it goes. arrived(): asks for the rows as they stand now.
  constructor(form, say, arrived) {
    Object.assign(this, { form, say, arrived });
    this.queue = Promise.resolve();
    this.chooser = Object.assign(document.createElement('input'), { type: 'file', multiple: true, hidden: true });
  }

  start() {
    this.form.classList.add('t-sheet-live');
    this.form.after(this.chooser);
    this.form.addEventListener('click', (event) => this.choose(event.target.closest('[data-choose]')));
    this.chooser.addEventListener('change', () => this.take(this.row, [...this.chooser.files]));
    for (const kind of ['dragover', 'dragleave', 'drop']) {
      document.addEventListener(kind, (event) => this.dragged(kind, event));
    }
  }

  choose(button) {
    if (button) {
      this.row = button.closest('tr');
      this.chooser.accept = button.dataset.accept;
      this.chooser.value = '';
      this.chooser.click();
    }
  }

  // A file let fall beside a row must not replace the page, and with it what is being typed.
  dragged(kind, event) {
    if (![...event.dataTransfer?.types ?? []].includes('Files')) {
      return;
    }

    const row = event.target.closest?.('tr')?.querySelector('[data-choose]')?.closest('tr') ?? null;
    event.preventDefault();
    this.form.querySelectorAll('.t-row-drop').forEach((other) => other.classList.remove('t-row-drop'));
    if (kind === 'dragover') {
      event.dataTransfer.dropEffect = row ? 'copy' : 'none';
      row?.classList.add('t-row-drop');
    } else if (kind === 'drop' && row) {
      this.take(row, [...event.dataTransfer.files]);
    }
  }

  take(row, files) {
    const address = row.querySelector('[data-choose]').dataset.choose;
    this.queue = this.queue.then(() => this.send(address, files));
  }

  async send(address, files) {
    const refused = [];
    let code = null;
    for (const [at, file] of files.entries()) {
      const which = files.length > 1 ? ` ${at + 1} dari ${files.length}` : '';
      const answer = await this.post(address, file, (percent) => this.say('wait', `Mengunggah berkas${which}: ${file.name}, ${percent} %`));
      code = answer.code ?? code;
      refused.push(...(answer.why ? [`${file.name}: ${answer.why}`] : []));
    }
    await this.arrived();
    const kept = files.length - refused.length;
    if (refused.length > 0) {
      this.say('late', `${kept > 0 ? `${kept} berkas tersimpan, tanda terima ${code}. ` : ''}${refused.join(' ')}`);
    } else if (kept > 0) {
      this.say('ok', `${kept} berkas tersimpan · tanda terima ${code}`);
    }
  }

  post(address, file, progress) {
    const body = new FormData();
    body.append('__RequestVerificationToken', this.form.querySelector('[name="__RequestVerificationToken"]').value);
    body.append('Perintah', commandId());
    body.append('Berkas', file);
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      request.upload.addEventListener('progress', (event) => progress(event.lengthComputable ? Math.floor(event.loaded / event.total * 100) : 0));
      request.addEventListener('load', () => done(answerOf(request)));
      request.addEventListener('error', () => done({ why: 'sambungan terputus; kirim lagi berkas ini.' }));
      request.open('POST', address);
      request.send(body);
    });
  }
}

function answerOf(request) {
  if (new URL(request.responseURL).pathname.startsWith('/masuk')) {
    return { why: 'sesi Anda berakhir; masuk lagi, lalu kirim berkas ini.' };
  }

  const page = new DOMParser().parseFromString(request.responseText, 'text/html');
  const code = page.querySelector('.t-receipt .t-code')?.textContent;
  return code ? { code } : { why: page.querySelector('.t-fault-list li')?.textContent.trim() || 'belum diterima; muat ulang halaman, lalu kirim lagi.' };
}
