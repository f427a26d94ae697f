// Saves the answers as the file that the lab's checker reads, and says how many there are.

/** The answers file: the template with what is typed behind the equals signs. */
function answersFile() {
  const text = byId('answers').content.textContent.replace(/^(\d+\.\d+) = .*$/gm,
    (line, question) => (questions.includes(question) && answer(question) ? `${question} = ${answer(question)}` : line));
  const person = ['name', 'date'].map((id) => [id, typed(byId(id))]).filter(([, value]) => value !== '')
    .map(([id, value]) => `# ${id}: ${value}\n`).join('');
  return text.replace(/^# capture-sha256: .*\n/m, (line) => line + person);
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
  byId('status').textContent = `${answered()} of ${questions.length} answered. ${more}`;
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
