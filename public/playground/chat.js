// The little that the page does by itself: the dialog, the message line, and a word when the connection is gone.
// Everything else is HTML from the server, brought in by htmx.
const byId = (id) => document.getElementById(id);

/** A form that just came opens the dialog; the focus goes to what needs attention first. */
function showFreshForm() {
  const dialog = byId('dialog');
  const form = byId('dialog-body').querySelector('form');
  if (!form && dialog.open) dialog.close();
  if (form?.hasAttribute('data-fresh')) {
    form.removeAttribute('data-fresh');
    if (!dialog.open) dialog.showModal();
    (form.querySelector('[aria-invalid]') ?? form.querySelector('#review-title'))?.focus();
  }
  byId('reopen').hidden = dialog.open || !form;
}

function backToFields(button) {
  const form = button.closest('form');
  form.querySelector('[data-review]').remove();
  const fields = form.querySelector('[data-fields]');
  fields.hidden = false;
  fields.querySelector('input:not([type=hidden]), textarea, select')?.focus();
}

function insertCommand(button) {
  const line = byId('line');
  line.value = button.dataset.insert;
  line.focus();
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if ('close' in button.dataset) byId('dialog').close();
  if ('reopen' in button.dataset) byId('dialog').showModal();
  if ('back' in button.dataset) backToFields(button);
  if ('insert' in button.dataset) insertCommand(button);
});

/** Of the person at the page, as against live updates. The element itself may be gone by now. */
const isOwnAction = (event) => event.detail.ctx?.sourceElement?.matches('form, button') ?? false;

/**
 * What somebody's own action brought is shown, even if they had scrolled up to act; a long answer from its start. Live
 * updates may bring it before the answer does, so what counts is what was there before the action.
 */
let before = null;
function rememberNewest(event) {
  if (isOwnAction(event)) before = byId('stream').lastElementChild?.id;
}
function showNewest(event) {
  const last = byId('stream').lastElementChild;
  if (!last || last.id === before || !isOwnAction(event)) return;
  const isLong = last.offsetHeight > byId('stream').parentElement.clientHeight;
  last.scrollIntoView({ block: isLong ? 'start' : 'end' });
  before = last.id;
}

document.addEventListener('htmx:before:request', rememberNewest);
document.addEventListener('htmx:after:swap', showFreshForm);
document.addEventListener('htmx:after:swap', showNewest);
byId('dialog').addEventListener('close', showFreshForm);

document.addEventListener('said', () => {
  byId('line').value = '';
});

/** No answer, or one without words for the page: what was typed stays where it is. */
function tellTrouble(event) {
  const place = byId('dialog').open ? byId('dialog-trouble') : byId('trouble');
  if (isOwnAction(event)) {
    place.textContent = 'The playground did not answer. Nothing you typed is lost; please try again.';
  }
}
document.addEventListener('htmx:error', tellTrouble);
document.addEventListener('htmx:response:error', tellTrouble);

document.addEventListener('htmx:sse:error', () => document.body.classList.add('offline'));
document.addEventListener('htmx:sse:after:connection', () => document.body.classList.remove('offline'));

byId('people').querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
