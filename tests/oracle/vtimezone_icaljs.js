// SPDX-FileCopyrightText: 2026 The takt authors
// SPDX-License-Identifier: ISC
//
// node vtimezone_icaljs.js MODULE ZONES <MOMENTS: VTIMEZONEs in a file of
// lines, as ical.js reads them. MOMENTS has lines of zone, index of its
// VTIMEZONE in the file, local time and moment; says what differs, and on
// stderr how many there were.
'use strict';

const fs = require('fs');
const ICAL = require(process.argv[2]);

const zones = fs.readFileSync(process.argv[3], 'utf8')
	.split(/(?<=END:VTIMEZONE\r\n)/)
	.map(text => new ICAL.Timezone(new ICAL.Component(ICAL.parse(text))));
let count = 0;
let wrong = 0;

for (const line of fs.readFileSync(0, 'utf8').trim().split('\n')) {
	const [name, index, local, moment] = line.split(' ');
	const time = ICAL.Time.fromDateTimeString(local);

	time.zone = zones[index];
	count++;
	if (time.toUnixTime() === Number(moment))
		continue;
	if (++wrong <= 10)
		console.log(`${name} ${local}: ${time.toUnixTime()}, not ${moment}`);
}
console.error(count);
