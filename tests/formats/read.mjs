// SPDX-FileCopyrightText: 2026 The takt authors
// SPDX-License-Identifier: ISC
//
// For readers.py: a request as JSON on standard input, the answer as JSON on
// standard output. Mermaid draws in a page without a network.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const request = JSON.parse(readFileSync(0, 'utf8'))
const require = createRequire(join(request.modules, 'package.json'))

// load NAME: a module that is an ES module, from the scratch space.
async function load(name) {
	const manifest = join(request.modules, 'node_modules', name, 'package.json')
	const { exports } = JSON.parse(readFileSync(manifest, 'utf8'))
	const main = typeof exports === 'string' ? exports
		: exports['.']?.default ?? exports.default ?? exports['.']
	return import(pathToFileURL(join(request.modules, 'node_modules', name,
		main)))
}

async function readMarkdown(texts) {
	const { micromark } = await load('micromark')
	const { gfm, gfmHtml } = await load('micromark-extension-gfm')
	return texts.map(text => micromark(text, { allowDangerousHtml: true,
		extensions: [gfm()], htmlExtensions: [gfmHtml()] }))
}

// draw TEXT: in the page, which has Mermaid.
async function draw(text) {
	const { mermaid, document } = globalThis
	mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })
	document.body.innerHTML = '<div id="drawn"></div>'
	try {
		const { svg } = await mermaid.render('chart', text)
		const drawn = document.getElementById('drawn')
		drawn.innerHTML = svg
		const box = drawn.querySelector('svg').getBBox()
		return {
			error: null,
			size: [box.width, box.height],
			texts: [...drawn.querySelectorAll('text')]
				.map(node => node.textContent),
			elements: [...new Set([...drawn.querySelectorAll('*')]
				.map(node => node.nodeName.toLowerCase()))]
		}
	} catch (error) {
		return { error: String(error), size: [0, 0], texts: [],
			elements: [] }
	}
}

async function drawAll(texts) {
	const { chromium } = require('playwright-core')
	const browser = await chromium.launch({
		executablePath: request.browser,
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic',
			'--no-first-run', '--disable-background-networking',
			'--disable-component-update', '--disable-sync']
	})
	const page = await browser.newPage({
		viewport: { width: 850, height: 600 }
	})
	const answers = []
	const said = []
	page.on('dialog', dialog => {
		said.push(`dialog: ${dialog.message()}`)
		dialog.dismiss()
	})
	page.on('pageerror', error => said.push(error.message))
	page.on('request', asked => said.push(`request: ${asked.url()}`))
	await page.setContent('<!DOCTYPE html><body style="margin:0"></body>')
	await page.addScriptTag({ path: join(request.modules,
		'node_modules/mermaid/dist/mermaid.min.js') })
	for (const [index, text] of texts.entries()) {
		const answer = await page.evaluate(draw, text)
		if (request.pictures !== null)
			await page.screenshot({ fullPage: true,
				path: join(request.pictures, `${index}.png`) })
		answers.push({ ...answer, said: said.splice(0) })
	}
	await browser.close()
	return answers
}

const answer = {
	markdown: request.markdown.length > 0
		? await readMarkdown(request.markdown) : [],
	mermaid: request.mermaid.length > 0 ? await drawAll(request.mermaid) : []
}
process.stdout.write(JSON.stringify(answer))
