# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""Servers of calendars on the loopback, each on a port that is free, for as
long as a with statement: a folder over HTTP, and Radicale over CalDAV.
"""
import base64
import functools
import http.server
import re
import subprocess
import threading
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree
from contextlib import contextmanager

WAIT = 20  # seconds for a server to come up or go, and for an answer
SOMEBODY = "Basic " + base64.b64encode(b"somebody:").decode()
CALDAV = "{urn:ietf:params:xml:ns:caldav}"

RADICALE = """\
[server]
hosts = 127.0.0.1:0
[auth]
type = none
[storage]
filesystem_folder = {folder}
[web]
type = none
[logging]
level = info
"""

# RFC 4791, section 7.8. The end of a time range is exclusive (section 9.9).
QUERY = """\
<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<prop><C:calendar-data/></prop>
<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
<C:time-range start="{:%Y%m%dT%H%M%SZ}" end="{:%Y%m%dT%H%M%SZ}"/>
</C:comp-filter></C:comp-filter></C:filter>
</C:calendar-query>
"""


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {".ics": "text/calendar; charset=utf-8"}

    def log_message(self, *_):
        pass


@contextmanager
def folder_over_http(folder):
    """Gives the address of the folder."""
    handler = functools.partial(QuietHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Collection:
    """A calendar on a CalDAV server."""

    def __init__(self, address):
        self.address = address

    def request(self, method, body, headers):
        request = urllib.request.Request(
            self.address, body, {"Authorization": SOMEBODY, **headers},
            method=method)
        with urllib.request.urlopen(request, timeout=WAIT) as answer:
            return answer.read()

    def put(self, feed):
        """The whole of it at once."""
        self.request("PUT", feed,
                     {"Content-Type": "text/calendar; charset=utf-8"})

    def between(self, start, end):
        """The calendar objects that a time range finds."""
        answer = self.request("REPORT", QUERY.format(start, end).encode(),
                              {"Content-Type": "text/xml; charset=utf-8",
                               "Depth": "1"})
        root = ElementTree.fromstring(answer)
        return [data.text for data in root.iter(CALDAV + "calendar-data")]


def await_port(log, process):
    """Radicale says in its log on which port it listens."""
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline and process.poll() is None:
        found = re.search(r"Listening on '\[127\.0\.0\.1\]:(\d+)'",
                          log.read_text())
        if found:
            return int(found[1])
        time.sleep(0.05)
    raise RuntimeError("Radicale does not listen: " + log.read_text()[-300:])


def stop(process):
    process.terminate()
    try:
        process.wait(WAIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def radicale(work, environment):
    """Gives a collection that is not there yet."""
    config, log = work / "config", work / "log"
    config.write_text(RADICALE.format(folder=work / "collections"))
    with open(log, "wb") as output:
        process = subprocess.Popen(
            ["radicale", "--config", str(config)], env=environment,
            stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    try:
        port = await_port(log, process)
        yield Collection(f"http://127.0.0.1:{port}/somebody/releases/")
    finally:
        stop(process)
