// What was typed, kept by the browser for this capture. A browser may have no storage for a page from disk.

const keptAs = `two-flow-lesson-${document.body.dataset.keptAs}`;
const all = [byId('name'), byId('date'), ...fields];
const keyOf = (field) => field.id || `${field.name}=${field.value}`;
const isRadio = (field) => field.type === 'radio';

/** Of each field what is typed in it, or whether it is pressed. */
const state = () => Object.fromEntries(all.map((field) => [keyOf(field), isRadio(field) ? field.checked : field.value]));

/** Fills the fields again; one that is not in the state becomes empty. */
function restore(kept) {
  for (const field of all) {
    const value = kept[keyOf(field)];
    if (isRadio(field)) {
      field.checked = value === true;
    } else {
      field.value = value ?? '';
    }
  }
}

/** Keeps the state; whether that was possible. */
function keep() {
  try {
    localStorage.setItem(keptAs, JSON.stringify(state()));
    return true;
  } catch {
    return false;
  }
}

function restoreKept() {
  try {
    restore(JSON.parse(localStorage.getItem(keptAs)) ?? {});
  } catch {
    // Nothing that can be read was kept: the page begins empty.
  }
}

function forget() {
  restore({});
  try {
    localStorage.removeItem(keptAs);
  } catch {
    // What cannot be kept need not be forgotten.
  }
}
