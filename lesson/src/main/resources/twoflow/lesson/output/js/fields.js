// The fields of the page: each has the number of its question as its name; several may have the same.

const byId = (id) => document.getElementById(id);
const fields = [...document.querySelectorAll('#questions [name]')];
const questions = [...new Set(fields.map((field) => field.name))];
const fieldsOf = (question) => fields.filter((field) => field.name === question);

/** What is typed or chosen in a field; nothing for a radio button that is not pressed. */
const typed = (field) => (field.type === 'radio' && !field.checked ? '' : field.value.replace(/\s+/g, ' ').trim());

/** What a question is answered with, on one line: the letters of a matching question one after the other. */
function answer(question) {
  const values = fieldsOf(question).map(typed);
  if (fieldsOf(question)[0].type !== 'select-one') {
    return values.join('');
  }
  return values.some((letter) => letter !== '') ? values.map((letter) => letter || '-').join(' ') : '';
}

const answered = () => questions.filter((question) => answer(question) !== '').length;
