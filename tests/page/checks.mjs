// SPDX-FileCopyrightText: 2026 The takt authors
// SPDX-License-Identifier: ISC
//
// checks.mjs DIRECTORY: opens the pages that html_page.py has made there, at several
// widths, in light and dark, with scripts and without, by mouse, by keyboard
// and under other clocks. Prints a line for each claim: ok or not ok, a tab,
// the claim, and tabs before what is wrong with it.

import { readFileSync, writeFileSync } from 'node:fs';
import { barriers, cards, chromium, close, column, open, overlaps, spills,
  validate } from './page.mjs';

const directory = process.argv[2];
const AMID = '2026-11-25T12:00:00Z';
const WIDTHS = [360, 800, 1400];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const file = (name) => `${directory}/${name}.html`;

function report(claim, wrong) {
  const found = wrong.map((each) => String(each).replace(/[\t\n]/g, ' '));
  if (process.env.PAGE_TIMES)
    console.error(`${Math.round(performance.now())} ${claim}`);
  console.log([found.length > 0 ? 'not ok' : 'ok', claim,
    ...found.slice(0, 10)].join('\t'));
}

// What differs, as a list of at most one.
function differs(what, got, wanted) {
  const [left, right] = [got, wanted].map((each) => JSON.stringify(each));
  return left === right ? [] : [`${what}: ${left}, not ${right}`];
}

const late = () => new Promise((resolve) =>
  setTimeout(resolve, 60000, ['it takes more than a minute']));

// One claim: `look` gets an open page and gives what is wrong.
async function check(claim, name, options, look) {
  const page = await open(browser, file(name), { now: AMID, ...options });
  let wrong;
  try {
    wrong = await Promise.race([look(page), late()]);
  } catch (error) {
    wrong = [error];
  }
  report(claim, [...wrong, ...page.wrong]);
  await close(page);
}

// What somebody presses is about a line high.
const blown = (page) => page.$$eval('button, select, input, .button',
  (parts) => parts.filter((part) => part.offsetHeight > 60)
    .map((part) => `${part.tagName} is ${part.offsetHeight} pixels high`));

const layout = async (page) =>
  [...await overlaps(page), ...await spills(page), ...await blown(page)];

const sizes = (width, colorScheme, javaScriptEnabled) =>
  ({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled });

async function checkLayout() {
  for (const width of WIDTHS) {
    for (const scheme of ['light', 'dark']) {
      for (const scripts of [true, false])
        await check(`python at ${width} pixels, ${scheme}, scripts ` +
          (scripts ? 'on' : 'off'), 'python',
          { ...sizes(width, scheme, scripts),
            now: scripts ? AMID : undefined }, layout);
    }
    for (const name of ['all', 'one', 'hostile', 'odd', 'policy', 'empty'])
      await check(`${name} at ${width} pixels`, name,
        sizes(width, 'light', true), layout);
  }
  await check('eleven schedules, all of their dates', 'whole', {}, layout);
  await check('python on paper', 'python', sizes(720, 'dark', true),
    async (page) => {
      await page.emulateMedia({ media: 'print' });
      const unwanted = await page.$$eval('.controls, #calendar, .actions',
        (parts) => parts.filter((part) => part.getClientRects().length > 0)
          .map((part) => `there is ${part.className || part.id}`));
      return [...unwanted, ...await layout(page)];
    });
}

// axe-core is a script itself, so the page loses its own where it is to be seen
// without.
async function checkBarriers() {
  for (const [name, width, scheme, scripts] of [
    ['one', 1400, 'light', true], ['one', 1400, 'dark', true],
    ['one', 360, 'light', true], ['one', 360, 'dark', false],
    ['few', 800, 'dark', true], ['hostile', 1400, 'light', true],
    ['people', 1400, 'light', true], ['people', 1400, 'dark', false]]) {
    if (!scripts)
      writeFileSync(file(`${name}-bare`), readFileSync(file(name), 'utf8')
        .replace(/<script>[^]*<\/script>/, ''));
    await check(`no barriers: ${name} at ${width} pixels, ${scheme}, ` +
      `scripts ${scripts ? 'on' : 'off'}`,
    scripts ? name : `${name}-bare`, sizes(width, scheme, true), barriers);
  }
}

async function checkValidity() {
  const validator = new validate.HtmlValidate(
    { root: true, extends: ['html-validate:standard'],
      elements: ['html5'] });
  for (const name of ['python', 'all', 'one', 'hostile', 'odd', 'empty']) {
    const found = await validator.validateString(
      readFileSync(file(name), 'utf8'));
    report(`${name} is valid HTML`, found.results.flatMap((result) =>
      result.messages.map((each) =>
        `${each.line}:${each.column}: ${each.ruleId}: ${each.message}`)));
  }
}

async function checkWithoutScripts() {
  const options = { javaScriptEnabled: false, now: undefined };
  await check('without scripts there are table, chart and what is next',
    'python', options, async (page) => {
      const wrong = [];
      for (const [what, selector] of [['rows', '#table tbody tr'],
        ['chart', '#chart svg'], ['next', '#next-list > li']]) {
        if (!await page.locator(selector).first().isVisible())
          wrong.push(`there is no ${what}`);
      }
      const shown = await page.$$eval('#table tbody tr, #next-list li',
        (parts) => parts.filter((part) => part.getClientRects().length === 0)
          .length);
      if (shown > 0)
        wrong.push(`${shown} rows or cards cannot be seen`);
      return wrong;
    });
  await check('without scripts there is nothing that needs them', 'python',
    options, async (page) => page.$$eval(
      'button, input, select, #calendar, #filter',
      (parts) => parts.filter((part) => part.getClientRects().length > 0)
        .map((part) => `there is ${part.tagName} ${part.id}`)));
  await check('without scripts nothing is counted', 'clock', options,
    async (page) => [
      ...differs('cards', await page.$$eval('#next-list > li', (items) =>
        items.map((item) => item.textContent)),
      ['2026-09-211 beta', '2026-10-011 final', '2026-10-051 sprint',
        '2026-111 review'])]);
}

const rows = (page) => column(page, 'name');
const status = (page) => page.textContent('#shown');

async function checkMouse() {
  await check('a word filters', 'python', {}, async (page) => {
    await page.click('#find');
    await page.keyboard.type('3.15 BETA');
    const found = await rows(page);
    return [
      ...differs('status', await status(page), `${found.length} of ` +
        `${await page.locator('#table tbody tr').count()} dates`),
      ...found.filter((name) => !/^3\.15.*beta/.test(name)),
      ...differs('some', found.length > 2, true)];
  });
  await check('project, series and kind filter together', 'all', {},
    async (page) => {
      const all = await status(page);
      await page.selectOption('#project', 'Python');
      const series = await page.$$eval('#series option', (options) =>
        options.map((each) => each.textContent));
      await page.selectOption('#series', { label: '3.16' });
      await page.selectOption('#kind', 'pre-release');
      const found = await rows(page);
      const wrong = [
        ...differs('series', series.includes('3.16') &&
          series.length < 12, true),
        ...found.filter((name) => !/^3\.16\.0 (alpha|beta|candidate)/
          .test(name)),
        ...differs('some', found.length > 3, true)];
      // Another project has no such series.
      await page.selectOption('#project', 'Rust');
      wrong.push(...differs('series of another project',
        await page.inputValue('#series'), ''));
      await page.click('#all');
      return [...wrong,
        ...differs('all again', await status(page), all)];
    });
  await check('what is over and what is to come make up all', 'python', {},
    async (page) => {
      const all = await rows(page);
      await page.selectOption('#when', 'past');
      const past = await rows(page);
      await page.selectOption('#when', 'next');
      const next = await column(page);
      return [...differs('sum', past.length + next.length, all.length),
        ...next.filter((date) => date.length === 10 &&
          date < AMID.slice(0, 10))];
    });
  await check('where nothing is like that, it says so', 'python', {},
    async (page) => {
      await page.fill('#find', 'no such thing');
      return [
        ...differs('status', await status(page), '0 of ' +
          `${await page.locator('#table tbody tr').count()} dates`),
        ...differs('text', await page.isVisible('.nothing'), true),
        ...differs('table', await page.isVisible('#table'), false)];
    });
  await check('a click sorts, another one turns around', 'all', {},
    async (page) => {
      const names = (text) => column(page, text);
      const before = await column(page, 'date');
      await page.click('#table thead .series button');
      const up = await names('series');
      const sorts = await page.$$eval('#table thead th', (heads) =>
        heads.map((head) => head.getAttribute('aria-sort')).filter(Boolean));
      await page.click('#table thead .series button');
      const down = await names('series');
      await page.click('#table thead .date button');
      const natural = new Intl.Collator('en', { numeric: true });
      return [...differs('aria-sort', sorts, ['ascending']),
        ...differs('up', up, [...up].sort(natural.compare)),
        ...differs('down', down, [...up].reverse()),
        ...differs('dates', await column(page, 'date'), before)];
    });
}

async function focused(page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    const style = getComputedStyle(at);
    return { id: at.id, text: at.textContent.slice(0, 30).trim(),
      tag: at.tagName, seen: style.outlineStyle !== 'none' &&
        parseFloat(style.outlineWidth) >= 2 };
  });
}

async function tabTo(page, wanted) {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (wanted(at))
      return at;
  }
  throw new Error(`cannot be reached by Tab: ${wanted}`);
}

async function checkKeyboard() {
  await check('by keyboard alone: skip, filter, sort, turn the month',
    'python', {}, async (page) => {
      const wrong = [];
      await page.keyboard.press('Tab');
      wrong.push(...differs('first', (await focused(page)).text,
        'Skip to the dates'));
      const skip = await page.locator('.skip').boundingBox();
      wrong.push(...differs('skip link in sight', skip.y >= 0, true));
      await page.keyboard.press('Enter');
      wrong.push(...differs('skipped to', (await focused(page)).id, 'dates'));
      await tabTo(page, (at) => at.id === 'find');
      await page.keyboard.type('3.15');
      await tabTo(page, (at) => at.id === 'kind');
      await page.keyboard.type('pre');
      const found = await rows(page);
      wrong.push(...found.filter((name) =>
        !/^3\.15\.0 (alpha|beta|candidate)/.test(name)),
      ...differs('some', found.length > 5, true));
      await tabTo(page, (at) => at.tag === 'BUTTON' && at.text === '→');
      const title = await page.textContent('#month-title');
      await page.keyboard.press('Enter');
      wrong.push(...differs('month', [title,
        await page.textContent('#month-title')],
      ['November 2026', 'December 2026']));
      await tabTo(page, (at) => at.tag === 'BUTTON' &&
        at.text === 'Milestone');
      await page.keyboard.press('Space');
      wrong.push(...differs('sorted', await rows(page), [...found].sort(
        new Intl.Collator('en', { numeric: true }).compare)));
      await page.keyboard.press('Enter');
      wrong.push(...differs('aria-sort', await page.getAttribute(
        '#table thead .name', 'aria-sort'), 'descending'));
      return wrong;
    });
  await check('whatever has the focus shows it', 'one', {}, async (page) => {
    const wrong = [];
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('Tab');
      const at = await focused(page);
      if (!at.seen && at.tag !== 'BODY')
        wrong.push(`${at.tag} ${at.id} ${at.text}`);
    }
    return wrong;
  });
}

const CLOCKS = [
  ['before', '2026-08-31T23:59:00Z', 'UTC',
    ['tomorrow; Tue, 1 Sept 2026; 1 kickoff', 'in 21 days; Mon, 21 Sept 2026; 1 beta',
      'in 31 days; Thu, 1 Oct 2026; 1 final',
      'in 35 days; Mon, 5 Oct 2026; 1 sprint']],
  ['on a day of it', '2026-10-01T12:00:00Z', 'UTC',
    ['today; Thu, 1 Oct 2026; 1 final', 'in 4 days; Mon, 5 Oct 2026; 1 sprint',
      'in 31 to 60 days; 2026-11; 1 review']],
  ['in the far east', '2026-09-30T11:30:00Z', 'Pacific/Kiritimati',
    ['today; Thu, 1 Oct 2026; 1 final', 'in 4 days; Mon, 5 Oct 2026; 1 sprint',
      'in 31 to 60 days; 2026-11; 1 review']],
  ['in the far west', '2026-09-30T11:30:00Z', 'Etc/GMT+12',
    ['in 2 days; Thu, 1 Oct 2026; 1 final', 'in 6 days; Mon, 5 Oct 2026; 1 sprint',
      'in 33 to 62 days; 2026-11; 1 review']],
  ['late in the evening, over a change of the clocks',
    '2026-10-25T03:30:00Z', 'America/New_York',
    ['in 8 to 37 days; 2026-11; 1 review']],
  ['amid a span', '2026-10-07T00:00:00Z', 'Asia/Kathmandu',
    ['ends in 2 days; Fri, 9 Oct 2026; 1 sprint',
      'in 25 to 54 days; 2026-11; 1 review']],
  ['amid a month', '2026-11-28T00:00:00Z', 'UTC',
    ['within 3 days; 2026-11; 1 review']],
  ['after', '2026-12-02T23:00:00Z', 'Pacific/Kiritimati',
    ['All is over; The last date was Monday, 30 November 2026, 3 days ago.']],
];

async function checkClocks() {
  for (const [when, now, timezoneId, wanted] of CLOCKS)
    await check(`next, ${when}`, 'clock', { now, timezoneId },
      async (page) => differs('cards', await cards(page), wanted));
  await check('a new day begins while the page is open', 'clock',
    { now: '2026-09-20T23:59:30Z' }, async (page) => {
      const before = await cards(page);
      await page.clock.runFor(120000);
      return [...differs('before', before[0],
        'tomorrow; Mon, 21 Sept 2026; 1 beta'),
      ...differs('after', (await cards(page))[0],
        'today; Mon, 21 Sept 2026; 1 beta')];
    });
}

async function checkCalendar() {
  await check('the calendar has the month of the reader', 'clock',
    { now: '2026-10-02T00:30:00Z' }, async (page) => {
      const busy = await page.$$eval('#month td.busy b', (days) =>
        days.map((day) => day.textContent));
      const first = await page.$$eval('#month tbody tr:first-child td',
        (days) => days.map((day) => day.textContent));
      return [
        ...differs('title', await page.textContent('#month-title'),
          'October 2026'),
        ...differs('today', await page.textContent('#month .today b'), '2'),
        ...differs('busy days', busy, ['1', '5', '6', '7', '8', '9']),
        ...differs('first week', first.slice(0, 4), ['', '', '', '11 final']),
        ...differs('agenda', await page.$$eval('#agenda li', (items) =>
          items.map((item) => item.textContent)),
        ['Thu 11 final', 'Mon 51 sprint'])];
    });
  await check('the calendar goes to a month and back to today', 'clock',
    { now: '2026-10-02T00:30:00Z' }, async (page) => {
      const title = () => page.textContent('#month-title');
      const seen = [];
      await page.selectOption('#month-choice', { label: 'Sept 2026' });
      seen.push(await title());
      for (let i = 0; i < 9; i++)
        await page.click('button[aria-label="Previous month"]');
      seen.push(await title(), await page.textContent('#agenda'));
      await page.click('#calendar button:has-text("Today")');
      seen.push(await title());
      return differs('months', seen, ['September 2026', 'December 2025',
        'Nothing in this month.', 'October 2026']);
    });
}

// Where the lines of the day are, as parts of the axis.
const lines = (page) => page.$$eval('#chart .now[d]', (found) =>
  found.map((line) => {
    const { left, right } = line.ownerSVGElement.dataset;
    return ((line.getBBox().x - left) / (right - left)).toFixed(3);
  }));

async function checkLine() {
  const days = (from, to) => (Date.parse(to) - Date.parse(from)) / 86400000;
  const wanted = (axis, day) =>
    ((days(axis.first, day) + .5) / (days(axis.first, axis.last) + 1))
      .toFixed(3);
  const axisOf = (page) => page.$eval('#chart svg', (chart) =>
    ({ ...chart.dataset }));
  await check('the chart has a line on the day of the reader', 'python',
    { now: '2026-09-30T11:30:00Z', timezoneId: 'Pacific/Kiritimati' },
    async (page) => differs('lines', await lines(page),
      [wanted(await axisOf(page), '2026-10-01')]));
  await check('it moves from the day of --today', 'today', {},
    async (page) => [
      ...differs('lines', await lines(page),
        [wanted(await axisOf(page), AMID.slice(0, 10))]),
      ...differs('labels', await page.locator('#chart .today').count(), 0)]);
  await check('without scripts it is on the day of --today', 'today',
    { javaScriptEnabled: false, now: undefined },
    async (page) => differs('lines', await lines(page),
      [wanted(await axisOf(page), '2026-01-15')]));
  await check('it is not there before and after the plan', 'clock',
    { now: '2040-01-01T00:00:00Z' },
    async (page) => differs('lines', await page.$$eval('#chart .now',
      (found) => found.filter((line) => line.getBBox().height > 0).length),
    0));
}

async function checkHostile() {
  await check('hostile names are nothing but names', 'hostile', {},
    async (page) => {
      const names = JSON.parse(readFileSync(
        `${directory}/hostile.json`, 'utf8')).projects.flatMap((project) =>
        [...project.events, ...project.series.flatMap((each) => each.items)]
          .map((item) => item.name)).sort();
      const shown = await page.$$eval('#table tbody .name', (cells) =>
        cells.map((cell) => (cell.querySelector('bdi') || cell)
          .firstChild.textContent.trim()));
      const found = await page.evaluate(() => ({
        hacked: String(window.hacked),
        scripts: document.scripts.length,
        images: document.images.length,
        odd: [...document.querySelectorAll('*')].filter((each) =>
          [...each.attributes].some((attribute) =>
            /^on|^style$/.test(attribute.name))).length,
        links: [...document.links].map((link) => link.protocol)
          .filter((scheme) => scheme !== 'file:') }));
      for (const row of await page.$$('#table tbody tr'))
        await row.hover();
      await page.fill('#find', '</script>');
      return [...differs('names', shown.sort(), names),
        ...differs('page', found, { hacked: 'undefined', scripts: 1,
          images: 0, odd: 0, links: [] }),
        ...differs('hacked', await page.evaluate(() =>
          String(window.hacked)), 'undefined')];
    });
  await check('the policy of the page forbids other scripts and styles',
    'hostile', {}, async (page) => {
      const done = await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.hacked = 10';
        const style = document.createElement('style');
        style.textContent = 'h1 { display: none }';
        document.body.append(script, style);
        return [String(window.hacked),
          getComputedStyle(document.querySelector('h1')).display];
      });
      const complaints = page.wrong.length;
      page.wrong.length = 0;
      return [...differs('done', done, ['undefined', 'block']),
        ...differs('complaints', complaints, 2)];
    });
}

async function checkLinks() {
  const links = (page) => page.$$eval('.actions a', (found) =>
    found.map((link) => [link.textContent, link.getAttribute('href')]));
  await check('the calendar is that beside the page', 'python', {},
    async (page) => differs('links', await links(page),
      [['Add to calendar', 'python.ics']]));
  await check('the calendar is where options say', 'one', {},
    async (page) => differs('links', await links(page),
      [['Add to calendar', '../feeds/3.15.ics'],
        ['Subscribe', 'webcal://example.org/python.ics']]));
}

await checkValidity();
await checkWithoutScripts();
await checkMouse();
await checkKeyboard();
await checkClocks();
await checkCalendar();
await checkLine();
await checkHostile();
await checkLinks();
await checkLayout();
await checkBarriers();
await browser.close();
process.exit(0);
