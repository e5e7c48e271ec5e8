// SPDX-FileCopyrightText: 2026 The takt authors
// SPDX-License-Identifier: ISC
//
// node shown_events.js ical.js|node-ical FILE: the events of a calendar as that
// module sees them, as rows.py writes them, not sorted. ical.js is the parser
// of Thunderbird. Each day is also read as a moment in the time zone of this
// process, where those lose a day who take its midnight for that of UTC; a time
// of day must be one of UTC, or of a zone that the calendar has, and so the same
// moment whatever the zone of this process.
'use strict';

const fs = require('fs');

function localDay(moment) {
	return [
		String(moment.getFullYear()).padStart(4, '0'),
		String(moment.getMonth() + 1).padStart(2, '0'),
		String(moment.getDate()).padStart(2, '0')].join('-');
}

function utc(moment) {
	return moment.toISOString().replace(/:00\.000Z$/, 'Z');
}

function row(span, title, status) {
	return [...span, title.replaceAll('\n', '\u2424'),
		status === 'CANCELLED' ? 'cancelled' : '-'].join('\t') + '\n';
}

// ical.js
function day(time, title) {
	if (!time.isDate)
		console.error('not a whole day: ' + title);
	if (localDay(time.toJSDate()) !== time.toString())
		console.error('another day in this time zone: ' + title);
	return time.toString();
}

function moment(ICAL, time, title) {
	if (time.isDate || (time.zone !== ICAL.Timezone.utcTimezone &&
			!(time.zone && time.zone.component)))
		console.error('in no time zone: ' + title);
	return utc(time.toJSDate());
}

function spanOf(ICAL, event) {
	const last = event.endDate.clone();

	if (!event.startDate.isDate) {
		return [moment(ICAL, event.startDate, event.summary),
			moment(ICAL, event.endDate, event.summary)];
	}
	last.adjust(-1, 0, 0, 0);
	return [day(event.startDate, event.summary), day(last, event.summary)];
}

function readIcalJs(ICAL, text) {
	const calendar = new ICAL.Component(ICAL.parse(text));

	return calendar.getAllSubcomponents('vevent').map(component => {
		const event = new ICAL.Event(component);

		return row(spanOf(ICAL, event), event.summary,
			component.getFirstPropertyValue('status'));
	});
}

// node-ical gives local midnights, and keeps one event of each UID.
function localSpan(event) {
	const last = new Date(event.end);

	if (event.datetype !== 'date')
		return [utc(event.start), utc(event.end)];
	last.setDate(last.getDate() - 1);
	return [localDay(event.start), localDay(last)];
}

function readNodeIcal(ical, text) {
	return Object.values(ical.sync.parseICS(text))
		.filter(event => event.type === 'VEVENT')
		.map(event => row(localSpan(event), event.summary, event.status));
}

const READERS = {'ical.js': readIcalJs, 'node-ical': readNodeIcal};
const [name, file] = process.argv.slice(2);

// From where this process runs, which is above what npm installed.
const found = require.resolve(name, {paths: [process.cwd()]});

process.stdout.write(
	READERS[name](require(found), fs.readFileSync(file, 'utf8')).join(''));
