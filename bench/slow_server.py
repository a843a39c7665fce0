#!/usr/bin/env python3
"""Serves the files of a folder with ranges over HTTP/1.1, each answer after a delay, as a far server would.

    /usr/bin/python3 bench/slow_server.py FOLDER MILLISECONDS

Prints the port, and when it is ended by SIGTERM the number of requests and of body bytes.
"""
import os
import re
import signal
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FOLDER, DELAY = sys.argv[1], int(sys.argv[2]) / 1000
counting = threading.Lock()
counts = {"requests": 0, "heads": 0, "bytes": 0}


class Files(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self):
        time.sleep(DELAY)
        with counting:
            counts["requests"] += 1
            counts["heads"] += self.command == "HEAD"
        path = os.path.join(FOLDER, os.path.basename(self.path))
        if not os.path.isfile(path):
            self.send_error(404)
            return
        size = os.path.getsize(path)
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        first = int(wanted[1]) if wanted else 0
        last = min(size - 1, int(wanted[2])) if wanted and wanted[2] else size - 1
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Length", str(last - first + 1))
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("ETag", '"%d"' % os.stat(path).st_mtime_ns)
        if wanted:
            self.send_header("Content-Range", "bytes %d-%d/%d" % (first, last, size))
        self.end_headers()
        if self.command == "HEAD":
            return
        with counting:
            counts["bytes"] += last - first + 1
        with open(path, "rb") as file:
            file.seek(first)
            self.wfile.write(file.read(last - first + 1))

    # GDAL asks so for the size of a file.
    do_HEAD = do_GET

    def log_message(self, *words):
        pass


def stop(*_):
    print("%(requests)d requests, %(heads)d of them HEAD, %(bytes)d bytes" % counts, flush=True)
    os._exit(0)


signal.signal(signal.SIGTERM, stop)
server = ThreadingHTTPServer(("127.0.0.1", 0), Files)
server.daemon_threads = True
print(server.server_address[1], flush=True)
server.serve_forever()
