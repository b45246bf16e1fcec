// A block copied from a spreadsheet fills the sheet from the cell it is pasted into, to the right and down.
import { cellsOf, columnOf } from './sheet-keys.js';

const COLUMNS = ['nilai', 'anggaran', 'pendorong', 'penghambat', 'lanjut'];

export function pasteBlocks(form, done) {
  form.addEventListener('paste', (event) => {
    const from = event.target;
    const block = blockOf(event.clipboardData?.getData('text/plain') ?? '');
    if (!from.dataset?.cell || (block.length === 1 && block[0].length === 1)) {
      return;
    }

    event.preventDefault();
    const before = fill(form, from, block);
    done([...before.keys()], () => {
      before.forEach((value, field) => put(field, value));
    });
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

// What stood in the cells that changed.
function fill(form, from, block) {
  const rows = cellsOf(form);
  const top = rows.findIndex((row) => row.includes(from));
  const left = COLUMNS.indexOf(columnOf(from));
  const before = new Map();
  block.forEach((line, down) => {
    line.forEach((value, right) => {
      const field = rows[top + down]?.find((one) => columnOf(one) === COLUMNS[left + right]);
      if (field && field.value !== value.trim()) {
        const stood = field.value;
        if (put(field, value.trim())) {
          before.set(field, stood);
        }
      }
    });
  });
  return before;
}

function put(field, value) {
  if (field instanceof HTMLSelectElement) {
    const option = [...field.options].find((one) => [one.value, one.text].some((word) => word.toLowerCase() === value.toLowerCase()));
    if (!option) {
      return false;
    }
    field.value = option.value;
  } else {
    field.value = value;
  }
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}
