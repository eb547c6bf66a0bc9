// The little that the page does by itself: the dialog and the forms begun in it, the message line, the focus, and a word
// when the connection is gone. Everything else is HTML from the server, brought in by htmx.
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
  offerBegunForms();
}

// Forms with something typed into them are kept in this tab, by draft: a reload or another form takes nothing away.
const KEPT = 'begun-forms';
const begunForms = () => JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
const draftOf = (form) => form.elements.namedItem('draft').value;

function keepForm(form) {
  const values = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
  const { title, as } = {
    title: form.querySelector('h2').textContent,
    as: form.elements.namedItem('as').value,
  };
  const kept = { ...begunForms(), [draftOf(form)]: { title, as, html: form.outerHTML, values } };
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
}

/** The answer took the form away: it is done, or there is no such form any more. */
function forgetForm(draft) {
  const { [draft]: _done, ...others } = begunForms();
  sessionStorage.setItem(KEPT, JSON.stringify(others));
}

function restoreForm(draft) {
  const { html, values } = begunForms()[draft];
  const place = byId('dialog-body');
  place.innerHTML = html;
  const form = place.querySelector('form');
  form.removeAttribute('data-fresh');
  for (const field of form.elements) {
    const given = values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = given.includes(field.value);
    else if (field.name && given.length > 0) field.value = given[0];
  }
  window.htmx.process(form);
}

/** One button for each form of this person that was begun and is not on the screen. */
function offerBegunForms() {
  const dialog = byId('dialog');
  const current = byId('dialog-body').querySelector('form');
  const as = byId('composer').elements.namedItem('as').value;
  const forms = Object.entries(begunForms()).filter(([, kept]) => kept.as === as);
  if (current && !forms.some(([draft]) => draft === draftOf(current)))
    forms.push([draftOf(current), { title: current.querySelector('h2').textContent }]);
  const buttons = forms.map(([draft, { title }]) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'chip';
    button.dataset.reopen = draft;
    button.textContent = `Back to “${title}”`;
    return button;
  });
  byId('begun').replaceChildren(...(dialog.open ? [] : buttons));
}

function reopenForm(draft) {
  const current = byId('dialog-body').querySelector('form');
  if (!current || draftOf(current) !== draft) restoreForm(draft);
  byId('dialog').showModal();
  offerBegunForms();
}

byId('dialog').addEventListener('input', (event) => keepForm(event.target.form));

let sentDraft = null;
function noteSentForm(event) {
  const form = event.detail.ctx?.sourceElement?.closest?.('.dialog-form');
  sentDraft = form ? draftOf(form) : null;
}
function forgetSentForm(event) {
  if (!isOwnAction(event) || !sentDraft || byId(`form-${sentDraft}`)) return;
  forgetForm(sentDraft);
  sentDraft = null;
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
  if ('reopen' in button.dataset) reopenForm(button.dataset.reopen);
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

/** A button that was pressed may be gone with the answer: the focus stays at its message. */
let actedIn = null;
function rememberPlace(event) {
  const source = event.detail.ctx?.sourceElement;
  if (isOwnAction(event)) actedIn = source.closest?.('li.message')?.id ?? null;
}
function keepFocus() {
  if (!actedIn || document.activeElement !== document.body || byId('dialog').open) return;
  const message = byId(actedIn);
  if (!message) return;
  message.tabIndex = -1;
  message.focus({ preventScroll: true });
}

/** The answer to an action may come after a live update that was drawn later: what is newer stays. */
function leaveOutOlder(event) {
  const drawn = (element) => Number(element?.dataset.drawn ?? 0);
  const { tasks } = event.detail;
  const isOlder = ({ fragment, target }) => drawn(fragment.firstElementChild) < drawn(target);
  tasks.splice(0, tasks.length, ...tasks.filter((task) => !isOlder(task)));
}

document.addEventListener('htmx:before:swap', leaveOutOlder);
document.addEventListener('htmx:before:request', rememberNewest);
document.addEventListener('htmx:before:request', rememberPlace);
document.addEventListener('htmx:before:request', noteSentForm);
document.addEventListener('htmx:after:swap', forgetSentForm);
document.addEventListener('htmx:after:swap', showFreshForm);
document.addEventListener('htmx:after:swap', showNewest);
document.addEventListener('htmx:after:swap', keepFocus);
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
offerBegunForms();
