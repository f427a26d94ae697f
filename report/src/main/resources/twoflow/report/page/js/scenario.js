// What the run's scenario says: its title, its words and its display filters come first.

function showScenario() {
  if (!run.scenario) {
    byId('scenario').remove();
    return;
  }
  const { title, about, filters } = run.scenario;
  byId('scenario').append(
    el('p', { class: 'product' }, 'Scenario'),
    el('h2', { id: 'scenario-title' }, title),
    ...about.map((paragraph) => el('p', { class: 'about' }, paragraph)),
    ...run.files.filter(({ name }) => name === 'scenario.yml').map(({ name, href }) => el('p', { class: 'about' },
      'Its file: ', el('a', { href }, name))),
    filters.length ? el('dl', { class: 'filters' }, ...filters.map(scenarioFilter)) : '');
}

const scenarioFilter = ({ name, filter }) => el('div', {}, el('dt', {}, name),
  el('dd', {}, el('code', {}, filter), ' ', copyButton('Copy filter', filter, `Copy the filter: ${name}`)));
