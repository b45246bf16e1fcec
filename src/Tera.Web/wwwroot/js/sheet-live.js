// What a row comes to while its figures are typed. The server reckons it, with the rule of the card, and keeps nothing.
import { entryOf, nameOf } from './sheet-rows.js';

const PAUSE = 300;
const ASKED = ['nilai', 'alasan', 'anggaran'];

export function reckonWhileTyping(form, rows) {
  const pending = new Map();
  form.addEventListener('input', (event) => {
    const entry = entryOf(event.target);
    if (entry && ASKED.includes(nameOf(event.target))) {
      pending.get(entry)?.();
      const stop = new AbortController();
      const timer = setTimeout(() => ask(event.target, entry, rows, stop.signal), PAUSE);
      pending.set(entry, () => {
        clearTimeout(timer);
        stop.abort();
      });
    }
  });
}

async function ask(field, entry, rows, signal) {
  const address = field.closest('tr')?.dataset.reckon;
  if (!address) {
    return;
  }

  const typed = rows.read(entry);
  const query = new URLSearchParams(ASKED.filter((name) => name in typed).map((name) => [name, typed[name]]));
  try {
    const answer = await fetch(`${address}?${query}`, { signal });
    if (answer.ok && answer.headers.get('content-type')?.includes('json')) {
      show(document.getElementById(field.closest('tr').id), await answer.json());
    }
  } catch {
    // Overtaken by the next letter, or the line is broken: the next save shows the achievement.
  }
}

function show(row, { achievement, note, soFar, absorption, doubts, findings }) {
  const cell = row?.querySelector('[data-achievement]');
  const words = [note, ...findings, ...doubts, 'belum disimpan'].filter((part) => part);
  if (cell) {
    cell.querySelector('b').textContent = achievement;
    cell.querySelector('.t-cap').textContent = words.join(' · ');
  }
  const sum = row?.querySelector('[data-so-far]');
  if (sum && soFar) {
    sum.textContent = `${sum.dataset.soFar} ${soFar}`;
  }
  const money = row?.querySelector('[data-absorption]');
  if (money && absorption) {
    money.textContent = absorption;
  }
}
