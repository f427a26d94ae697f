// The run's files, and how to open the capture in Wireshark.

function showFiles() {
  if (run.files.length === 0) {
    byId('files').remove();
    document.querySelector('nav a[href="#files"]').remove();
    return;
  }
  byId('file-list').append(...run.files.map(({ name, href, what }) => el('li', {},
    el('a', { href }, name), ` – ${what}`)));
  const command = `./lab wireshark ${run.run}`;
  byId('wireshark').append('In the lab’s folder, type ', el('code', {}, command),
    ` to open the capture in Wireshark with the lab’s colours and rows, or open ${run.files[0].name} in Wireshark yourself. `,
    copyButton('Copy command', command, 'Copy the command that opens Wireshark'));
  const lesson = `./lab lesson ${run.run}`;
  byId('lesson').append('For a lesson, type ', el('code', {}, lesson), ': it makes a worksheet with questions about this capture. ',
    copyButton('Copy command', lesson, 'Copy the command that makes a worksheet'));
}
