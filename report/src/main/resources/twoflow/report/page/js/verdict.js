// The verdict on top, what was left out, and the connections.

function showVerdict() {
  byId('run-name').textContent = run.run;
  byId('start-ns').textContent = run.segments.length ? run.startNs : 'none';
  byId('verdict').append(
    el('div', { class: `banner ${run.complete ? 'good' : 'bad'}` },
      el('span', { class: 'badge', 'aria-hidden': 'true' }, run.complete ? '✓' : '✕'),
      el('div', { class: 'banner-words' },
        el('h2', { id: 'verdict-title' }, run.complete ? 'The capture is complete' : 'The capture is not complete'),
        el('p', {}, verdictWords())),
      keyFigures()),
    ...run.checks.reasons.map(reasonCard),
    moreNote(run.checks.reasonCount - run.checks.reasons.length, 'further reason'),
    passedChecks(run.checks));
  showOmitted();
}

function verdictWords() {
  const { passedCount, failedCount, reasonCount } = run.checks;
  const all = passedCount + failedCount;
  if (all === 0) return 'Nothing was checked.';
  if (run.complete) return `${all === 1 ? 'The check' : `All ${count(all)} checks`} passed: no byte is missing, and every row was found on both legs.`;
  return `${count(failedCount)} of ${plural(all, 'check')} failed, for ${plural(reasonCount, 'reason')}.`;
}

/** What the page leaves out of a long list. */
const moreNote = (more, one) => (more > 0 ? el('p', { class: 'hint' }, `${plural(more, one)}: verdict.json has them all.`) : '');

/** What went wrong, with the check that shows it; what follows from it is folded. */
function reasonCard({ words, root, following, followingCount }) {
  return el('article', { class: 'failed' },
    el('span', { class: 'mark', 'aria-hidden': 'true' }, '✕'),
    el('div', {},
      el('h3', {}, el('span', { class: 'visually-hidden' }, 'Failed: '), words),
      checkFacts(root),
      following.length ? el('details', {},
        el('summary', {}, followingCount === 1 ? 'The check that follows' : `The ${count(followingCount)} checks that follow`),
        ...following.map((check) => el('div', { class: 'follows' }, el('h4', {}, check.title), checkFacts(check))),
        moreNote(followingCount - following.length, 'further check')) : null));
}

const checkFacts = (check) => el('dl', {},
  el('dt', {}, 'Found'), el('dd', {}, check.found),
  ...(check.cause ? [el('dt', {}, 'Likely cause'), el('dd', {}, check.cause)] : []),
  el('dt', {}, 'Check'), el('dd', {}, el('code', {}, check.name)));

/** Paper cannot be unfolded: what follows from a failure is printed. */
function unfoldForPaper(printing) {
  for (const details of document.querySelectorAll('.failed details')) {
    if (printing) details.dataset.open = details.open;
    details.open = printing || details.dataset.open === 'true';
  }
}

/** What passed needs no reading: one line. */
function passedChecks({ passed, passedCount }) {
  if (passedCount === 0) return '';
  return el('details', { class: 'passed' },
    el('summary', {}, el('span', { class: 'mark', 'aria-hidden': 'true' }, '✓'), ` ${plural(passedCount, 'check')} passed`),
    el('ul', { class: 'checks' }, ...passed.map((check) => el('li', {},
      el('span', { class: 'mark', 'aria-hidden': 'true' }, '✓'),
      el('div', {}, el('strong', {}, check.title), el('span', { class: 'found' }, check.found),
        el('span', { class: 'found' }, el('code', {}, check.name)))))),
    moreNote(passedCount - passed.length, 'further check'));
}

function keyFigures() {
  const { rows: rowCount, segments, connections, durationNs } = run.totals;
  const figures = [
    [count(rowCount), run.complete ? 'rows' : 'rows found'],
    [count(segments), 'segments'],
    [count(connections), 'connections'],
    [segments ? span(durationNs) : '–', 'duration'],
  ];
  return el('dl', { class: 'figures' },
    ...figures.map(([value, name]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

function showOmitted() {
  if (run.totals.connections > run.connections.length) {
    byId('omitted').append(el('p', { class: 'note' }, `The timeline and the list of connections have the first ${count(run.connections.length)} of `
      + `${count(run.totals.connections)} connections; verdict.json has them all.`));
  }
  if (run.omittedLinks === 0) return;
  byId('omitted').append(el('p', { class: 'note' },
    `This run is large. The ladder and the table have the first ${plural(rows.length, 'row')}; links.csv has all ${count(run.totals.rows)}. `
    + 'The figures, the timeline and the verdict are of the whole run.'));
}

/** How many connections are printed. */
const PAPER_CONNECTIONS = 24;

function showConnections() {
  if (run.connections.length === 0) {
    byId('connection-table').append(emptyState('The capture holds no connection of this run.'));
    return;
  }
  const end = (how) => (how === 'NONE' ? el('span', { class: 'warn' }, 'no end captured')
    : how === 'RST' ? el('span', { class: 'warn' }, 'RST') : how);
  const heads = ['Stream', 'Flow', 'Client', 'Relay', 'Handshake', 'Client’s end', 'Relay’s end', 'Client sent', 'Relay sent', 'Filter'];
  byId('connection-table').append(table('Connections', heads, run.connections.map((c) => [
    String(c.tcpStream), el('span', {}, flowTag(c.flow), withPair('', c.tcpStream)), c.client, c.relay,
    c.handshake ? 'complete' : el('span', { class: 'warn' }, 'not captured'),
    end(c.clientEnd), end(c.relayEnd), bytes(c.clientBytes), bytes(c.relayBytes),
    copyButton('Copy filter', `tcp.stream == ${c.tcpStream}`, `Copy the filter of stream ${c.tcpStream}`),
  ])));
  const more = [...byId('connection-table').querySelectorAll('tbody tr')].slice(PAPER_CONNECTIONS);
  more.forEach((line) => line.classList.add('screen-only'));
  if (more.length) {
    byId('connection-table').append(el('p', { class: 'paper-only hint' },
      `${plural(more.length, 'further connection')}: verdict.json has them all.`));
  }
}

const flowTag = (flow) => el('span', { class: `flow flow-${flowNamed(flow)?.place ?? 2}` }, flow);
