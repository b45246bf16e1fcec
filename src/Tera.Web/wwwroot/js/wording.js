// The preview follows what is typed. The server makes it, as for the button, and keeps nothing.
const PAUSE = 700;

const form = document.querySelector('form[data-wording]');
let pending;

form?.addEventListener('input', () => {
  pending?.();
  const stop = new AbortController();
  const timer = setTimeout(() => show(stop.signal), PAUSE);
  pending = () => {
    clearTimeout(timer);
    stop.abort();
  };
});

async function show(signal) {
  const typed = new FormData(form);
  typed.set('Aksi', 'lihat');
  try {
    const answer = await fetch(form.action || location.href, { method: 'POST', body: typed, signal });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [there, here] = [page.getElementById('pratinjau'), document.getElementById('pratinjau')];
    if (there && here) {
      here.replaceWith(there);
    }
  } catch {
    // Overtaken by the next letter, or the line is broken: the button shows it.
  }
}
