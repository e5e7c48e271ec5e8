// SPDX-FileCopyrightText: 2026 The takt authors
// SPDX-License-Identifier: ISC
//
// A page in headless Chromium, and what can be seen in it. It must ask for
// nothing but itself and complain of nothing; whoever opens one says what is
// wrong of that at the end. The modules are those that html_page.py has installed.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.env.PAGE_MODULES + '/');
export const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
export const validate = require('html-validate');

// Opens the page; `options` are those of a browser context, and `now`, the
// instant that its clock shows.
export async function open(browser, file, { now, ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 }, timezoneId: 'UTC', ...options });
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  page.wrong = [];
  page.on('console', (message) =>
    page.wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => page.wrong.push(`error: ${error}`));
  page.on('request', (request) => {
    if (request.url() !== address && request.url() !== 'data:,')
      page.wrong.push(`request: ${request.url()}`);
  });
  if (now)
    await page.clock.install({ time: new Date(now) });
  await page.goto(address);
  return page;
}

export const close = (page) => page.context().close();

// In the page: boxes of texts that can be seen, cut where something cuts them.
function textBoxes() {
  const clips = new Map();
  const whole = { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 };
  const cut = (box, by) => ({
    left: Math.max(box.left, by.left), top: Math.max(box.top, by.top),
    right: Math.min(box.right, by.right),
    bottom: Math.min(box.bottom, by.bottom) });
  const clipOf = (element) => {
    if (!element || element === document.documentElement)
      return whole;
    if (!clips.has(element)) {
      const outer = clipOf(element.parentElement);
      const style = getComputedStyle(element);
      const cuts = style.overflowX !== 'visible' ||
        style.overflowY !== 'visible';
      clips.set(element,
        cuts ? cut(outer, element.getBoundingClientRect()) : outer);
    }
    return clips.get(element);
  };
  const boxes = [];
  const walker = document.createTreeWalker(document.body,
    NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('script, style, title, desc') ||
        getComputedStyle(parent).visibility !== 'visible')
      continue;
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const box = cut(rect, clipOf(parent));
      if (box.right - box.left > 1.5 && box.bottom - box.top > 1.5)
        boxes.push({ ...box, text: node.data.trim().slice(0, 40) });
    }
  }
  return boxes;
}

// Pairs of texts of which one covers a part of the other.
export async function overlaps(page) {
  const boxes = (await page.evaluate(textBoxes))
    .sort((a, b) => a.top - b.top);
  const found = [];
  const open = [];
  for (const box of boxes) {
    for (let i = open.length - 1; i >= 0; i--) {
      const other = open[i];
      if (other.bottom <= box.top)
        open.splice(i, 1);
      else if (Math.min(other.right, box.right) -
               Math.max(other.left, box.left) > 1 &&
               Math.min(other.bottom, box.bottom) - box.top > 2)
        found.push(`'${other.text}' and '${box.text}'`);
    }
    open.push(box);
  }
  if (boxes.length < 10)
    found.push(`there are only ${boxes.length} texts`);
  return found;
}

// What is wider than the window.
export async function spills(page) {
  const [wide, window] = await page.evaluate(() =>
    [document.documentElement.scrollWidth, innerWidth]);
  return wide > window ? [`${wide} pixels wide, of ${window}`] : [];
}

// What axe-core takes for a serious or a critical barrier.
export async function barriers(page) {
  await page.evaluate(axe + '; 0');
  const { violations } = await page.evaluate(() => axe.run(document, {
    resultTypes: ['violations'], iframes: false }));
  return violations.filter((each) =>
    ['serious', 'critical'].includes(each.impact)).map((each) =>
    `${each.impact}: ${each.id}: ${each.nodes[0].html.slice(0, 120)} ` +
    `(${each.nodes.length})`);
}

// The dates that the table shows, or the texts of another column.
export const column = (page, name = 'date time') => page.$$eval(
  `#table tbody tr:not([hidden]) .${name}`,
  (cells) => cells.map((cell) => cell.textContent.trim()));

// What stands in the cards of what is next: "in 3 days; Thu, 1 Oct 2026; …".
export const cards = (page) => page.$$eval('#next-list > li', (items) =>
  items.map((item) => [...item.querySelectorAll('b, p, li')]
    .map((part) => part.textContent.trim()).join('; ')));
