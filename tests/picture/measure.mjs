// SPDX-FileCopyrightText: 2026 The takt authors
// SPDX-License-Identifier: ISC
//
// measure.mjs CHROMIUM LIST: opens each picture of the JSON file LIST, a list of
// {name, path, width, scheme}, in one headless browser, and prints a JSON list
// of what it finds wrong with each: texts that overlap or are cut off, marks
// without a title, colours that cannot be told apart, whatever is asked of the
// network or of scripts.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.cwd() + '/');
const { chromium } = require('playwright-core');

// Runs in the page.
function look() {
	const found = [];
	const root = document.documentElement;
	const frame = root.getBoundingClientRect();
	const box = (element) => {
		const { left, right, top, bottom } = element.getBoundingClientRect();
		return { left, right, top, bottom, element };
	};
	const say = (element) =>
		`${element.localName} '${element.textContent.slice(0, 40)}'`;
	const apart = 0.4; // pixels: rounding
	const overlap = (a, b) =>
		a.left < b.right - apart && b.left < a.right - apart &&
		a.top < b.bottom - apart && b.top < a.bottom - apart;

	// Boxes of texts, against each other and against marks.
	const texts = [...root.querySelectorAll('text')].map(box)
		.sort((a, b) => a.top - b.top);
	texts.forEach((text, i) => {
		if (text.left < frame.left - apart || text.right > frame.right + apart ||
			text.top < frame.top - apart || text.bottom > frame.bottom + apart)
			found.push(`${say(text.element)} is cut off`);
		for (let j = i + 1; j < texts.length; j++) {
			if (texts[j].top >= text.bottom)
				break;
			if (overlap(text, texts[j]))
				found.push(`${say(text.element)} overlaps ` +
					say(texts[j].element));
		}
	});
	const marks = [...root.querySelectorAll('path.m,path.h,path.l,path.off')]
		.filter((path) => !path.closest('defs')).map(box)
		.sort((a, b) => a.top - b.top);
	let first = 0;
	for (const mark of marks) {
		while (first < texts.length && texts[first].bottom < mark.top - 40)
			first++;
		for (let j = first; j < texts.length; j++) {
			if (texts[j].top >= mark.bottom)
				break;
			if (overlap(mark, texts[j]))
				found.push(`a mark covers ${say(texts[j].element)}`);
		}
		if (mark.left < frame.left - apart || mark.right > frame.right + apart)
			found.push('a mark is cut off');
	}

	// The line of today crosses no text but in its own name.
	for (const line of [...root.querySelectorAll('path.now')].map(box)) {
		for (const text of texts) {
			if (overlap({ ...line, left: line.left - 0.7,
				right: line.right + 0.7 }, text))
				found.push(`today crosses ${say(text.element)}`);
		}
	}

	// A title for each bar and mark; those of the legend have their text.
	const drawn = [...root.querySelectorAll(
		'rect.e,path.m,path.h,path.l,path.off,rect.m,rect.off')]
		.filter((shape) => !shape.closest('.legend'));
	let titles = 0;
	for (const shape of drawn) {
		const title = shape.closest('g')?.firstElementChild;
		if (title?.localName !== 'title' || title.textContent.trim() === '')
			found.push('a bar or a mark has no title');
		else
			titles++;
	}
	if (root.getAttribute('role') !== 'img')
		found.push('the picture is no image to a screen reader');
	for (const name of ['aria-labelledby', 'aria-describedby']) {
		if (!document.getElementById(root.getAttribute(name))?.textContent)
			found.push(`${name} leads to no text`);
	}

	// Nothing runs, nothing is fetched.
	for (const element of root.querySelectorAll('*')) {
		if (/^(script|foreignObject|image|a|iframe|use|set|animate.*)$/i
			.test(element.localName))
			found.push(`there is an element '${element.localName}'`);
		for (const { name, value } of element.attributes) {
			if (/^on/i.test(name) || /href/i.test(name) ||
				(/url\(/.test(value) && !/^url\(#/.test(value)))
				found.push(`there is an attribute ${name}="${value}"`);
		}
	}

	// Contrast as WCAG 2.2 has it (1.4.3, 1.4.11).
	const probe = (kind, property) => {
		const rect = document.createElementNS(
			'http://www.w3.org/2000/svg', 'rect');
		rect.setAttribute('class', kind);
		root.append(rect);
		const color = getComputedStyle(rect)[property];
		rect.remove();
		return color.match(/[\d.]+/g).slice(0, 3).map(Number);
	};
	const luminance = (color) => color
		.map((part) => part / 255)
		.map((part) => part <= 0.04045 ? part / 12.92
			: ((part + 0.055) / 1.055) ** 2.4)
		.reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
	const contrast = (a, b) => {
		const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
		return (high + 0.05) / (low + 0.05);
	};
	const least = (what, ratio, wanted) => {
		if (!(ratio >= wanted))
			found.push(`${what}: contrast ${ratio.toFixed(2)} < ${wanted}`);
	};
	const paper = probe('paper', 'fill');
	const checked = new Set();
	for (const { element } of texts) {
		const kind = element.getAttribute('class');
		if (checked.has(kind))
			continue;
		checked.add(kind);
		const color = getComputedStyle(element).fill.match(/[\d.]+/g)
			.slice(0, 3).map(Number);
		const stage = /\bt(\d)\b/.exec(kind)?.[1];
		least(`text '${kind}'`, contrast(color,
			stage ? probe(`s${stage}`, 'fill') : paper), 4.5);
		if (stage && root.querySelector(`#takt-p${stage}`))
			least(`text '${kind}' on a pattern`, contrast(color,
				probe(`p${stage}`, 'stroke')), 4.5);
	}
	for (let stage = 0; stage < 6; stage++) {
		least(`edge ${stage}`, contrast(probe(`e${stage}`, 'stroke'), paper), 3);
		for (let other = stage + 1; other < 6; other++) {
			const patterned = [stage, other].filter((one) =>
				document.getElementById(`takt-p${one}`));
			if (patterned.length === 0)
				least(`stages ${stage} and ${other} in grey`, contrast(
					probe(`s${stage}`, 'fill'),
					probe(`s${other}`, 'fill')), 1.5);
		}
	}
	least('marks', contrast(probe('m', 'fill'), paper), 3);
	least('cancelled marks', contrast(probe('off', 'stroke'), paper), 3);
	least('today', contrast(probe('now', 'stroke'), paper), 3);
	return { found, texts: texts.length, titles, ground: paper };
}

const [, , program, list] = process.argv;
const results = [];
const browser = await chromium.launch({ executablePath: program, args: [
	'--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
	'--disable-background-networking', '--disable-component-update',
	'--disable-sync'] });
// A page for each scheme and width, which are much dearer than a picture.
const pages = new Map();

async function open(width, scheme) {
	const key = `${width} ${scheme}`;
	if (!pages.has(key)) {
		const context = await browser.newContext({ colorScheme: scheme,
			viewport: { width, height: 800 } });
		pages.set(key, await context.newPage());
	}
	return pages.get(key);
}

for (const { name, path, width, scheme } of JSON.parse(readFileSync(list))) {
	const page = await open(width, scheme);
	page.removeAllListeners();
	const url = pathToFileURL(path).href;
	const noise = [];
	page.on('console', (message) => noise.push(`console: ${message.text()}`));
	page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
	page.on('dialog', (dialog) => {
		noise.push('a dialog');
		dialog.dismiss();
	});
	page.on('request', (request) => {
		if (request.url() !== url)
			noise.push(`request: ${request.url()}`);
	});
	await page.goto(url);
	const result = await page.evaluate(look);
	result.found.push(...noise);
	results.push({ name, ...result });
}
await browser.close();
console.log(JSON.stringify(results));
