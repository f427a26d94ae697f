// The run, read from the page, and what follows from it.

const run = JSON.parse(byId('data').textContent);

const LEG_NAMES = { 'client-relay': 'client → relay', 'relay-client': 'relay → client' };
const LEGS = Object.keys(LEG_NAMES);

/** The flows, CHAT and VOIP first, each with its place in the palette. */
const flows = (() => {
  const known = ['CHAT', 'VOIP'];
  const names = new Set([...run.connections, ...run.segments, ...run.links].map((item) => item.flow));
  const others = [...names].filter((name) => !known.includes(name)).sort();
  return [...known.filter((name) => names.has(name)), ...others]
    .map((name) => ({ name, place: known.includes(name) ? known.indexOf(name) : 2 + (others.indexOf(name) % 2) }));
})();

const flowNamed = (name) => flows.find((flow) => flow.name === name);

const connectionOf = new Map(run.connections.map((connection) => [connection.tcpStream, connection]));

/** Sender and receiver of a segment or of a row's bytes. */
function ends(tcpStream, leg) {
  const connection = connectionOf.get(tcpStream);
  const client = connection?.client ?? 'client';
  const relay = connection?.relay ?? 'relay';
  return leg === 'client-relay' ? [client, relay] : [relay, client];
}

const laneKey = (tcpStream, leg) => `${tcpStream} ${leg}`;

/** Whether a flow has several pairs of clients: then their numbers stand beside the flow's name. */
const severalPairs = Object.values(run.pairs).some((pair) => pair > 1);

/** The flow's name, with the pair where there are several. */
const withPair = (flow, tcpStream) => (severalPairs && run.pairs[tcpStream] ? `${flow} pair ${run.pairs[tcpStream]}` : flow);

/** A lane per connection and direction; of each pair those with payload first, in the order of the row's way. */
const lanes = (() => {
  const all = run.connections.flatMap((connection) => LEGS.map((leg) => ({
    key: laneKey(connection.tcpStream, leg), tcpStream: connection.tcpStream, flow: connection.flow, leg,
    pair: run.pairs[connection.tcpStream] ?? Infinity,
    busy: (leg === LEGS[0] ? connection.clientBytes : connection.relayBytes) > 0,
  })));
  const rank = (lane) => [flows.findIndex((flow) => flow.name === lane.flow), lane.pair, lane.busy ? 0 : 1,
    LEGS.indexOf(lane.leg), lane.tcpStream];
  return all.sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    const differing = left.findIndex((value, i) => value !== right[i]);
    return differing < 0 ? 0 : left[differing] < right[differing] ? -1 : 1;
  });
})();

/** The rows, each with its lines of the table: one per leg. */
const rows = (() => {
  const byKey = new Map();
  for (const link of run.links) {
    const key = `${link.flow} ${link.row} ${link.file}`;
    if (!byKey.has(key)) byKey.set(key, { key, flow: link.flow, row: link.row, line: link.line, text: link.text, links: [] });
    byKey.get(key).links.push(link);
    link.rowKey = key;
  }
  const list = [...byKey.values()];
  const place = (row) => flows.findIndex((flow) => flow.name === row.flow);
  list.sort((a, b) => place(a) - place(b) || a.row - b.row);
  return list;
})();

/** Segments by stream and leg, for the rows' ladders. */
const segmentsOf = new Map(lanes.map((lane) => [lane.key, []]));
for (const segment of run.segments) segmentsOf.get(laneKey(segment.tcpStream, segment.leg))?.push(segment);

const eventsOf = (() => {
  const byRow = new Map();
  for (const event of run.events) {
    const key = `${event.flow} ${event.row} ${event.event}`;
    byRow.set(key, [...(byRow.get(key) ?? []), event]);
  }
  return (flow, row, event) => byRow.get(`${flow} ${row} ${event}`) ?? [];
})();
