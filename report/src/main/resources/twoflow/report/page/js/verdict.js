// The verdict on top, what was left out, and the connections.

function showVerdict() {
  byId('run-name').textContent = run.run;
  byId('start-ns').textContent = run.segments.length ? run.startNs : 'none';
  const failed = run.checks.filter((check) => !check.passed);
  const passed = run.checks.filter((check) => check.passed);
  const summary = failed.length === 0
    ? `All ${plural(run.checks.length, 'check')} passed; what each of them found is listed below.`
    : `${failed.length} of ${plural(run.checks.length, 'check')} failed. What was found, and the likely cause, is below.`;
  byId('verdict').append(
    el('div', { class: `banner ${run.complete ? 'good' : 'bad'}` },
      el('span', { class: 'badge', 'aria-hidden': 'true' }, run.complete ? '✓' : '✕'),
      el('div', { class: 'banner-words' },
        el('h2', { id: 'verdict-title' }, run.complete ? 'The capture is complete' : 'The capture is not complete'),
        el('p', {}, run.checks.length ? summary : 'Nothing was checked.')),
      keyFigures()),
    ...failed.map(checkCard),
    el('ul', { class: 'checks' }, ...passed.map((check) => el('li', {},
      el('span', { class: 'mark', 'aria-hidden': 'true' }, '✓'),
      el('div', {}, el('strong', {}, check.name), el('span', { class: 'found' }, check.found))))));
  showOmitted();
}

function checkCard(check) {
  return el('article', { class: 'failed' },
    el('span', { class: 'mark', 'aria-hidden': 'true' }, '✕'),
    el('div', {},
      el('h3', {}, el('span', { class: 'visually-hidden' }, 'Failed: '), check.name),
      el('dl', {},
        el('dt', {}, 'Found'), el('dd', {}, check.found),
        check.cause ? el('dt', {}, 'Likely cause') : null,
        check.cause ? el('dd', {}, check.cause) : null)));
}

function keyFigures() {
  const times = extent(run.segments.map((segment) => segment.timeNs));
  const more = run.omittedSegments > 0 ? '+' : '';
  const figures = [
    [count(rows.length) + (run.omittedLinks > 0 ? '+' : ''), 'rows'],
    [count(run.segments.length) + more, 'segments'],
    [count(run.connections.length), 'connections'],
    [run.segments.length ? span(times[1] - times[0]) + more : '–', 'duration'],
  ];
  return el('dl', { class: 'figures' },
    ...figures.map(([value, name]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

function showOmitted() {
  const parts = [];
  if (run.omittedSegments > 0) {
    parts.push(`the first ${plural(run.segments.length, 'segment')} (${count(run.omittedSegments)} more are left out)`);
  }
  if (run.omittedLinks > 0) {
    parts.push(`the first ${plural(run.links.length, 'line')} of links (${count(run.omittedLinks)} more are left out)`);
  }
  if (parts.length) {
    byId('omitted').append(el('p', { class: 'note' },
      `This run is large. The page shows ${parts.join(' and ')}; the verdict, links.csv and the annotated capture cover all.`));
  }
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
    String(c.tcpStream), flowTag(c.flow), c.client, c.relay,
    c.handshake ? 'complete' : el('span', { class: 'warn' }, 'not captured'),
    end(c.clientEnd), end(c.relayEnd), bytes(c.clientBytes), bytes(c.relayBytes),
    copyButton('Copy', `tcp.stream == ${c.tcpStream}`, `Copy the filter of stream ${c.tcpStream}`),
  ])));
  const more = [...byId('connection-table').querySelectorAll('tbody tr')].slice(PAPER_CONNECTIONS);
  more.forEach((line) => line.classList.add('screen-only'));
  if (more.length) {
    byId('connection-table').append(el('p', { class: 'paper-only hint' },
      `${plural(more.length, 'further connection')}: verdict.json has them all.`));
  }
}

const flowTag = (flow) => el('span', { class: `flow flow-${flowNamed(flow)?.place ?? 2}` }, flow);
