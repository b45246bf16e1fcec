// Files and days that were picked, said in Indonesian beside the browser's own control. Without this script the control stands alone.
const days = new Intl.DateTimeFormat('id-ID', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

for (const box of document.querySelectorAll('[data-file]')) {
  const input = box.querySelector('input');
  const names = box.querySelector('.t-file-names');
  const tell = () => {
    const files = [...input.files].map(file => file.name);
    names.textContent = files.length === 0 ? names.dataset.none
      : files.length > 3 ? `${files.length} ${names.dataset.many}: ${files.slice(0, 3).join(', ')}, …`
      : files.join(', ');
  };
  box.classList.add('t-file-live');
  input.addEventListener('change', tell);
  input.form?.addEventListener('reset', () => setTimeout(tell));
  tell();
}

for (const box of document.querySelectorAll('[data-date]')) {
  const input = box.querySelector('input');
  const words = box.querySelector('.t-date-words');
  const tell = () => {
    words.textContent = input.valueAsDate ? days.format(input.valueAsDate) : '';
    box.classList.toggle('t-date-empty', input.value === '' && CSS.supports('selector(::-webkit-datetime-edit)'));
  };
  input.addEventListener('input', tell);
  tell();
}
