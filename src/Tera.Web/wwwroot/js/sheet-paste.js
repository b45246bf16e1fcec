// A block copied from a spreadsheet fills the sheet from the cell it is pasted into, to the right and down.
import { columnOf, rowsOf } from './sheet-keys.js';

const COLUMNS = ['nilai', 'anggaran', 'pendorong', 'penghambat', 'lanjut'];

export function pasteBlocks(form, done) {
  form.addEventListener('paste', (event) => {
    const from = event.target;
    const block = blockOf(event.clipboardData?.getData('text/plain') ?? '');
    if (!from.dataset?.cell || (block.length === 1 && block[0].length === 1)) {
      return;
    }

    event.preventDefault();
    const { before, left } = fill(form, from, block);
    done([...before.keys()], () => {
      before.forEach((value, field) => put(field, value));
    }, left);
  });
}

// Rows and cells as spreadsheets copy them; a cell with line breaks stands in quotation marks.
export function blockOf(text) {
  const rows = [[]];
  let cell = '';
  let quoted = false;
  const whole = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at < whole.length; at++) {
    const letter = whole[at];
    if (quoted) {
      if (letter === '"' && whole[at + 1] === '"') {
        cell += '"';
        at++;
      } else if (letter === '"') {
        quoted = false;
      } else {
        cell += letter;
      }
    } else if (letter === '"' && cell === '' && whole.indexOf('"', at + 1) > at) {
      quoted = true;
    } else if (letter === '\t' || letter === '\n') {
      rows.at(-1).push(cell);
      cell = '';
      if (letter === '\n') {
        rows.push([]);
      }
    } else {
      cell += letter;
    }
  }
  rows.at(-1).push(cell);
  return rows;
}

// What stood in the cells that changed, and how many values found no cell, or none that takes them.
function fill(form, from, block) {
  const rows = rowsOf(form);
  const top = rows.findIndex((row) => row.includes(from));
  const first = COLUMNS.indexOf(columnOf(from));
  const before = new Map();
  let left = 0;
  block.forEach((line, down) => {
    line.forEach((value, right) => {
      const field = rows[top + down]?.find((one) => columnOf(one) === COLUMNS[first + right]);
      if (field && field.value !== value.trim()) {
        const stood = field.value;
        if (put(field, value.trim())) {
          before.set(field, stood);
        } else {
          left += 1;
        }
      } else if (!field && value.trim() !== '') {
        left += 1;
      }
    });
  });
  return { before, left };
}

function put(field, value) {
  if (field instanceof HTMLSelectElement) {
    const option = [...field.options].find((one) => [one.value, one.text].some((word) => word.toLowerCase() === value.toLowerCase()));
    if (!option) {
      return false;
    }
    field.value = option.value;
  } else {
    const stood = field.value;
    field.value = dayOf(field, value);
    // A field of its own kind takes what is no value of it as nothing: what stood there is kept, and the cell counts as left out.
    if (field.value === '' && value !== '') {
      field.value = stood;
      return false;
    }
  }
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}

const MONTHS = ['januari', 'februari', 'maret', 'april', 'mei', 'juni', 'juli', 'agustus', 'september', 'oktober', 'november', 'desember'];

/** A day as a spreadsheet writes it, for a field that takes only year-month-day; anything else as it is. */
function dayOf(field, value) {
  const parts = field.type === 'date' ? /^(\d{1,2})\s*[-/. ]\s*(\d{1,2}|[a-z]+)\s*[-/. ]\s*(\d{4})$/i.exec(value) : null;
  if (!parts) {
    return value;
  }
  const month = /^\d/.test(parts[2]) ? Number(parts[2]) : MONTHS.indexOf(parts[2].toLowerCase()) + 1;
  return `${parts[3]}-${String(month).padStart(2, '0')}-${parts[1].padStart(2, '0')}`;
}
