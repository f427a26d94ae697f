// The fields of the page: each has the number of its question as its name; several may have the same.

const byId = (id) => document.getElementById(id);
const fields = [...document.querySelectorAll('#questions [name]')];
const questions = [...new Set(fields.map((field) => field.name))];
const fieldsOf = (question) => fields.filter((field) => field.name === question);

/** What is typed or chosen in a field; nothing for a radio button that is not pressed. */
const typed = (field) => (field.type === 'radio' && !field.checked ? '' : field.value.replace(/\s+/g, ' ').trim());

/** A matching question is answered when each of its items has a letter. */
const isMatching = (question) => fieldsOf(question)[0].type === 'select-one';
const isAnswered = (question) => (isMatching(question)
  ? fieldsOf(question).every((field) => field.value !== '')
  : fieldsOf(question).some((field) => typed(field) !== ''));

/** What stands behind a question's equals sign; a comment begins with # behind a blank. */
function line(question) {
  const values = fieldsOf(question).map(typed);
  if (!isMatching(question)) {
    return values.join('').replace(/(^|\s)#(?!\d)/g, '$1(#)');
  }
  return isAnswered(question) ? values.join(' ') : `      # not complete: ${values.map((value) => value || '-').join(' ')}`;
}
