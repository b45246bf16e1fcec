// The sheet by keyboard, as a spreadsheet: arrows and Enter go from cell to cell, Esc takes back, Ctrl+S saves now.
// Every row, also those in which nothing is due and nothing can be typed: a block from a spreadsheet has a line for each.
export const rowsOf = (form) => [...form.querySelectorAll('tr[id^="baris-"]')]
  .map((row) => [...row.querySelectorAll('[data-cell]')].filter((field) => !field.disabled));

export const cellsOf = (form) => rowsOf(form).filter((row) => row.length > 0);

export const columnOf = (field) => field.dataset.cell;

export function walkWithKeys(form, save) {
  form.addEventListener('keydown', (event) => {
    const field = event.target;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      save();
    } else if (!field.dataset?.cell || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    } else if (event.key === 'Escape') {
      takeBack(field);
    } else {
      const to = target(form, field, event.key);
      if (to) {
        event.preventDefault();
        to.focus();
        to.select?.();
      } else if (event.key === 'Enter' && field instanceof HTMLInputElement) {
        // The last row: a form would send itself by its first button.
        event.preventDefault();
        save();
      }
    }
  });
}

function takeBack(field) {
  if (!(field instanceof HTMLSelectElement) && field.value !== field.defaultValue) {
    field.value = field.defaultValue;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function target(form, field, key) {
  const text = field instanceof HTMLTextAreaElement;
  const choice = field instanceof HTMLSelectElement || field.type === 'date';
  const [atStart, atEnd] = choice || text && key === 'Enter' ? [false, false]
    : [field.selectionEnd === 0, field.selectionStart === field.value.length];
  const all = field.selectionStart === 0 && field.selectionEnd === field.value?.length;
  switch (key) {
    case 'Enter': return text || choice ? null : beside(form, field, 1);
    case 'ArrowDown': return choice || (text && !atEnd && !all) ? null : beside(form, field, 1);
    case 'ArrowUp': return choice || (text && !atStart && !all) ? null : beside(form, field, -1);
    case 'ArrowRight': return atEnd || all ? along(form, field, 1) : null;
    case 'ArrowLeft': return atStart || all ? along(form, field, -1) : null;
    default: return null;
  }
}

// The same column in the next row that has it.
function beside(form, field, step) {
  const rows = cellsOf(form);
  for (let at = rows.findIndex((row) => row.includes(field)) + step; at >= 0 && at < rows.length; at += step) {
    const found = rows[at].find((other) => columnOf(other) === columnOf(field));
    if (found) {
      return found;
    }
  }
  return null;
}

function along(form, field, step) {
  const cells = cellsOf(form).flat();
  return cells[cells.indexOf(field) + step] ?? null;
}
