// SPDX-FileCopyrightText: 2026 The takt authors
// SPDX-License-Identifier: ISC
//
// node shown_events.js MODULE FILE: the events of a calendar as ical.js, which
// is the parser of Thunderbird, sees them; lines as table_events.py makes them,
// not sorted. Each day is also read as a moment in the time zone of this
// process, where those lose a day who take its midnight for that of UTC; a time
// of day must be one of UTC, or of a zone that the calendar has, whatever the
// zone of this process.
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

function moment(time, title) {
	if (time.isDate || (time.zone !== ICAL.Timezone.utcTimezone &&
			!(time.zone && time.zone.component)))
		console.error('in no time zone: ' + title);
	return time.toJSDate().toISOString().replace(/:00\.000Z$/, 'Z');
}

function span(event) {
	const last = event.endDate.clone();

	if (!event.startDate.isDate) {
		return [moment(event.startDate, event.summary),
			moment(event.endDate, event.summary)];
	}
	last.adjust(-1, 0, 0, 0);
	return [day(event.startDate, event.summary), day(last, event.summary)];
}

function shown(component) {
	const event = new ICAL.Event(component);

	return [...span(event), event.summary.replaceAll('\n', '\u2424')].join('\t') + '\n';
}

const calendar = new ICAL.Component(
	ICAL.parse(fs.readFileSync(process.argv[3], 'utf8')));

calendar.getAllSubcomponents('vtimezone').forEach(
	zone => ICAL.TimezoneService.register(zone));
process.stdout.write(
	calendar.getAllSubcomponents('vevent').map(shown).join(''));
