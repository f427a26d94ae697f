// Saves the answers as the file that the lab's checker reads, and says how many there are.

const isBegun = (question) => fieldsOf(question).some((field) => typed(field) !== '');

/** The answers file: the template with what is typed behind the equals signs, and who typed it in its head. */
function answersFile() {
  const text = byId('answers').content.textContent.replace(/^(\d+\.\d+) = .*$/gm,
    (empty, question) => (isBegun(question) ? `${question} = ${line(question)}` : empty));
  const person = ['name', 'date'].map((id) => [id, typed(byId(id))]).filter(([, value]) => value !== '')
    .map(([id, value]) => `# ${id}: ${value}\n`).join('');
  return text.replace(/^# capture-sha256: .*\n/m, (hash) => hash + person);
}

function save() {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([answersFile()], { type: 'text/plain;charset=utf-8' }));
  link.download = 'answers.txt';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  say('Saved as answers.txt, where your browser puts its downloads.');
}

function say(more) {
  byId('status').textContent = `${questions.filter(isAnswered).length} of ${questions.length} answered. ${more}`;
}

const KEPT = 'This browser keeps what you type.';
const NOT_KEPT = 'This browser keeps nothing: save before you close the page.';

restoreKept();
say(keep() ? KEPT : NOT_KEPT);
document.addEventListener('input', () => say(keep() ? KEPT : NOT_KEPT));
byId('save').addEventListener('click', save);
byId('clear').addEventListener('click', () => {
  if (confirm('Remove everything that you have typed?')) {
    forget();
    say('All fields are empty.');
  }
});
