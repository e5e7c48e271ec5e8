// SPDX-FileCopyrightText: 2026 The takt authors
// SPDX-License-Identifier: ISC
//
// node shown_events.js MODULE FILE: the events of a calendar as ical.js, which
// is the parser of Thunderbird, sees them; lines as table_events.py makes them,
// not sorted. Each day is also read as a moment in the time zone of this
// process, where those lose a day who take its midnight for that of UTC.
'use strict';

const fs = require('fs');
const ICAL = require(process.argv[2]);

function localDay(moment) {
	return [
		String(moment.getFullYear()).padStart(4, '0'),
		String(moment.getMonth() + 1).padStart(2, '0'),
		String(moment.getDate()).padStart(2, '0')].join('-');
}

function day(time, title) {
	if (!time.isDate)
		console.error('not a whole day: ' + title);
	if (localDay(time.toJSDate()) !== time.toString())
		console.error('another day in this time zone: ' + title);
	return time.toString();
}

function shown(component) {
	const event = new ICAL.Event(component);
	const last = event.endDate.clone();

	last.adjust(-1, 0, 0, 0);
	return [day(event.startDate, event.summary), day(last, event.summary),
		event.summary.replaceAll('\n', '\u2424')].join('\t') + '\n';
}

const calendar = new ICAL.Component(
	ICAL.parse(fs.readFileSync(process.argv[3], 'utf8')));

process.stdout.write(
	calendar.getAllSubcomponents('vevent').map(shown).join(''));
