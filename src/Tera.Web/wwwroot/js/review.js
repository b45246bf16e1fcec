// Checking with the keyboard: up and down go from row to row in the same column, Ctrl+Enter saves. Without this file everything works with Tab.
const form = document.querySelector('[data-review]');

form?.addEventListener('keydown', event => {
  if (event.key === 'Enter' && event.ctrlKey) {
    event.preventDefault();
    form.requestSubmit(form.querySelector('button[type="submit"]'));
    return;
  }

  const here = event.target;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !here.matches('input[type="checkbox"]')) {
    return;
  }

  const column = [...form.querySelectorAll('input[type="checkbox"]')];
  const next = column[column.indexOf(here) + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
});
