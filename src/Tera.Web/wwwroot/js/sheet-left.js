// The page a sheet leads to when it was saved with its button: what was typed has arrived, and the browser need not remember it.
import { Journal } from './sheet-journal.js';

if (document.querySelector('.t-receipt .t-code')) {
  new Journal(location.pathname.split('/isian/')[0], document.querySelector('[data-account]')?.dataset.account).arrive(true, () => false);
}
