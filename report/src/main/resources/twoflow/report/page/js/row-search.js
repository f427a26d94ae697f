// What the search field understands: words, "words in a row", and numbers with the name of their column.

const NUMBER_TOKENS = {
  row: (link, n) => link.row === n,
  line: (link, n) => link.line === n,
  stream: (link, n) => link.tcpStream === n,
  frame: (link, n) => link.frames.includes(n),
  seq: (link, n) => link.firstSeq <= n && n <= link.lastSeq,
};

/** All the words by which a line of the table is found. */
const haystack = (link) => (link.words ??= [link.flow, `row ${link.row}`, `line ${link.line}`, link.file, LEG_NAMES[link.leg], link.leg,
  `stream ${link.tcpStream}`, link.text].join(' ').toLowerCase());

/** Gives the test that a search makes of each line. */
function searchFor(query) {
  const tests = (query.toLowerCase().match(/"[^"]+"|[^\s"]+/g) ?? []).map((token) => {
    const [, name, digits] = token.match(/^(row|line|stream|frame|seq):(\d+)$/) ?? [];
    const words = token.replaceAll('"', '');
    return name
      ? (link) => NUMBER_TOKENS[name](link, Number(digits))
      : (link) => haystack(link).includes(words);
  });
  return (link) => tests.every((test) => test(link));
}

/** What to say when nothing is found: a key that does not exist is the likely cause. */
function nothingFound(query) {
  const keys = Object.keys(NUMBER_TOKENS).map((key) => `${key}:`).join(' ');
  const [, unknown] = query.toLowerCase().match(/(?:^|\s)([a-z]+):\d+(?=\s|$)/g)?.map((token) => token.trim().match(/^([a-z]+):/))
    .find(([, name]) => !(name in NUMBER_TOKENS)) ?? [];
  const [, named] = query.toLowerCase().match(/(?:^|\s)(row|line|stream|frame|seq):(?!\d+(?:\s|$))/) ?? [];
  if (unknown) return `Nothing found: there is no key “${unknown}:”. The keys are ${keys}, each with a number.`;
  if (named) return `Nothing found: after “${named}:” comes a number, such as ${named}:3.`;
  return 'Nothing found: search for fewer or other words.';
}
