#!/usr/bin/env python3
"""Times looking at images in Kader's window, and beside it, turn by turn, in other viewers and as fast as the machine can.

usage: views.py BIN --peers FOLDER [--runs N] [--only] [--platform NAME] [--keep FILE]

BIN holds kader-bench and kader-demo, which is browsed beside.
FOLDER holds the scripts that start the other viewers, the server, and the limit (README.md there). What they need is
made or fetched into the folder that the environment variable KADER_BENCH names (kader-bench in the temporary folder
where it is not set): images (210 MB; making them takes 10 GB for a while), packages of npm, a compiled program. The
server listens on the loopback only and ends with this program. Every single run is written to FILE, one JSON object
a line (out/views.jsonl in that folder); the table goes to standard output.
"""
import argparse
import collections
import contextlib
import datetime
import io
import json
import os
import shlex
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

PACKAGES = ["openseadragon@6.1.1", "mirador@4.0.0", "playwright-core@1.65.1"]
IMAGES = ["gray", "rgb"]
LATENCIES = [0, 50]
LARGE = "3840x2160"
COUNTED = {"tile", "thumb", "info", "manifest"}
PATIENCE = 180  # seconds, for one run


# --- What has to be there -------------------------------------------------------------------------------------


def prepare(peers, work):
    os.makedirs(os.path.join(work, "out"), exist_ok=True)
    fetch_packages(os.path.join(work, "node"))
    make_images(peers, os.path.join(work, "images"))
    build_limit(peers, os.path.join(work, "limit"))


def fetch_packages(folder):
    installed = (os.path.join(folder, "node_modules", name.rsplit("@", 1)[0]) for name in PACKAGES)
    if all(map(os.path.isdir, installed)):
        return
    os.makedirs(folder, exist_ok=True)
    tell(f"fetching {' '.join(PACKAGES)}")
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", *PACKAGES], cwd=folder, check=True,
                   stdout=sys.stderr)


def make_images(peers, folder):
    """Into another folder first: half of the images would pass for all of them."""
    if os.path.isdir(folder):
        return
    tell("making the images, once; this takes some minutes")
    shutil.rmtree(folder + ".part", ignore_errors=True)
    subprocess.run([os.path.join(peers, "make-images.sh"), folder + ".part"], check=True, stdout=sys.stderr)
    os.rename(folder + ".part", folder)


def build_limit(peers, program):
    source = os.path.join(peers, "limit.cpp")
    if os.path.exists(program) and os.path.getmtime(program) > os.path.getmtime(source):
        return
    tell("compiling the limit")
    subprocess.run(["g++", "-O3", "-march=native", "-std=c++20", source, "-o", program, "-lcurl", "-lturbojpeg",
                    "-lpthread"], check=True)


def tell(text):
    print(f"views: {text}", file=sys.stderr, flush=True)


# --- The server -----------------------------------------------------------------------------------------------


class Server:
    """The image server of the peers' folder, on a free port of the loopback, for as long as the block lasts."""

    def __init__(self, peers, work):
        self.peers, self.work = peers, work

    def __enter__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.log = open(os.path.join(self.work, "out", "server.log"), "w", encoding="utf-8")
        self.process = subprocess.Popen(
            ["node", os.path.join(self.peers, "server.js"), "--data", os.path.join(self.work, "images"), "--port",
             str(port)], stdout=self.log, stderr=self.log)
        for _ in range(600):
            try:
                self.ask("config")
                return self
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        self.__exit__()
        sys.exit(f"views: the server does not start; see {self.log.name}")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.log.close()

    def ask(self, what):
        with urllib.request.urlopen(f"{self.address}/_ctl/{what}", timeout=10) as answer:
            return answer.read().decode()

    def requests(self):
        """How many there were since the last run began, whenever they came."""
        entries = [json.loads(line) for line in self.ask("log").split("\n") if line]
        return sum(1 for entry in entries if entry.get("kind") in COUNTED)


@contextlib.contextmanager
def demo(folder):
    """The address of an invented repository; the program that serves it ends with its input."""
    program = subprocess.Popen([os.path.join(folder, "kader-demo")], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               text=True)
    try:
        yield program.stdout.readline().strip()
    finally:
        program.stdin.close()
        program.wait()


# --- Runs -----------------------------------------------------------------------------------------------------


def written(file, process):
    """The line that ends a run. The program that writes it may wait for its own timers after it."""
    text, deadline = "", time.monotonic() + PATIENCE
    while not text.endswith("\n"):
        is_over = process.poll() is not None
        text += file.read()
        if (is_over and not text) or time.monotonic() > deadline:
            process.terminate()
            sys.exit(f"views: no result from {shlex.join(process.args)}")
        time.sleep(0.05)
    return text


class Runner:
    def __init__(self, arguments, server, repository, work):
        self.arguments, self.server, self.repository, self.work = arguments, server, repository, work
        self.records = []
        self.out = open(arguments.keep or os.path.join(work, "out", "views.jsonl"), "w", encoding="utf-8")

    def warm_up(self):
        """Once without a record: the server makes thumbnails when they are first asked for, and is busy till then."""
        out, self.out = self.out, io.StringIO()
        for image in IMAGES:
            self.kader("open", image, 0)
        self.kader("strip", "gray", 0)
        if not self.arguments.only:
            self.peer("mirador", "strip", "gray", 0)
        self.records, self.out = [], out

    def script(self, name, options):
        """One run of run-app.js or run-peers.js, and what it appended to its file."""
        with tempfile.NamedTemporaryFile("r", suffix=".jsonl") as file:
            command = ["node", os.path.join(self.arguments.peers, name), "--server", self.server.address, "--runs", "1",
                       "--out", file.name, *options]
            environment = {**os.environ, "QT_QPA_PLATFORM": self.arguments.platform}
            with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) as process:
                line = written(file, process)
                process.terminate()
        self.keep({**json.loads(line), "requests_all": self.server.requests()})

    def keep(self, record):
        if record.get("error"):
            tell(f"FAILED: {record['what']} {record['peer']} {record['id']}: {record['error']}")
        self.records.append(record)
        self.out.write(json.dumps(record) + "\n")
        self.out.flush()

    def kader(self, what, image, latency, size=None, display=False):
        program = shlex.quote(os.path.join(self.arguments.bin, "kader-bench"))
        command, name = f"{program} {{what}} {{url}} --repository {self.repository}", "kader"
        if size:
            command, name = f"{command} --size {size}", f"kader-{size}"
        if display:
            command, name = f"{command} --display", "kader-display"
        self.script("run-app.js", ["--name", name, "--cmd", command, "--what", what, "--ids", image, "--latency",
                                   str(latency)])

    def peer(self, peer, what, image, latency):
        self.script("run-peers.js", ["--peers", peer, "--what", what, "--ids", image, "--latency", str(latency),
                                     "--drawer", "canvas"])

    def limit(self, image, view, latency):
        tiles = os.path.join(self.work, "out", f"tiles-{image}-{view}.txt")
        listed = subprocess.run(["python3", os.path.join(self.arguments.peers, "view-tiles.py"), self.server.address,
                                 image, view], check=True, capture_output=True, text=True).stdout
        with open(tiles, "w", encoding="utf-8") as file:
            file.write(listed)
        self.server.ask(f"config?latency={latency}")
        told = subprocess.run([os.path.join(self.work, "limit"), "view", tiles, "6", "2", "15"], check=True,
                              capture_output=True, text=True).stdout
        self.keep({"what": view, "peer": "limit", "id": image, "latency": latency, **json.loads(told)})

    def turn(self):
        """Everything once. Who competes runs directly one after the other, so that noise hits all alike."""
        others = not self.arguments.only
        for image in IMAGES:
            for latency in LATENCIES:
                for peer in ("osd", "mirador") if others else ():
                    self.peer(peer, "view", image, latency)
                self.kader("view", image, latency)
                self.kader("open", image, latency)
                for view in ("home", "center11") if others else ():
                    self.limit(image, view, latency)
            self.kader("view", image, 0, LARGE)
            self.kader("view", image, 0, display=True)
        for peer in ("osd", "mirador") if others else ():
            self.peer(peer, "cold", "gray", 0)
        for latency in LATENCIES:
            if others:
                self.peer("mirador", "strip", "gray", latency)
            self.kader("strip", "gray", latency)


# --- The table ------------------------------------------------------------------------------------------------


def dig(record, path):
    for key in path.split("."):
        record = record.get(key) if isinstance(record, dict) else None
    return record


class Table:
    """What was measured, by who did what with which image at which latency."""

    def __init__(self, records):
        self.cells = collections.defaultdict(list)
        self.failed = [record for record in records if record.get("error")]
        for record in records:
            if not record.get("error"):
                self.cells[(record["peer"], record["what"], record["id"], record["latency"])].append(record)

    def values(self, peer, what, image, latency, path):
        found = (dig(record, path) for record in self.cells[(peer, what, image, latency)])
        return [value for value in found if value is not None]

    def median(self, *cell):
        values = self.values(*cell)
        return statistics.median(values) if values else None

    def row(self, title, ours, goals, digits=0):
        """`goals`: (text, bound) pairs; the bound is None where what it hangs on was not measured."""
        if not ours:
            return f"| {title} | – | | |"
        middle = statistics.median(ours)
        spread = f"{middle:.{digits}f} [{min(ours):.{digits}f}..{max(ours):.{digits}f}]"
        told = [f"{text} = {bound:.{digits}f}: {'met' if middle <= bound else f'MISSED ({middle / bound:.2f}×)'}"
                if bound else f"{text}: not measured" for text, bound in goals]
        return f"| {title} | {spread} | {'; '.join(told)} | {len(ours)} |"

    def times(self, factor, *cell):
        """A goal that is a part of what another one takes."""
        middle = self.median(*cell)
        who = {"osd": "OSD", "mirador": "Mirador", "limit": "limit"}[cell[0]]
        ratio = f"{factor} × {who}" + (f" {middle:.1f}" if middle else "")
        return ratio, middle * factor if middle else None


def start_rows(table):
    yield table.row("process start → home sharp, gray, 0 ms [ms]", table.values("kader", "view", "gray", 0, "sharp_ms"),
                    [table.times(0.25, "osd", "cold", "gray", 0, "sharp_ms"),
                     table.times(0.12, "mirador", "cold", "gray", 0, "sharp_ms")])
    for image in IMAGES:
        for latency in LATENCIES:
            ours = table.values("kader", "open", image, latency, "home.open_ms")
            goals = [table.times(0.5 if latency else 0.2, "osd", "view", image, latency, "home.open_ms")]
            if latency:
                # The limit knows the tiles; from the manifest's address it takes one more round trip.
                limit = table.median("limit", "home", image, latency, "overlap_warm_ms")
                goals.append(("1.25 × (limit + a round trip)", limit and 1.25 * (limit + latency)))
            yield table.row(f"open → home sharp, {image}, {latency} ms [ms]", ours, goals)
            yield table.row(f"… with the start of the program around it, {image}, {latency} ms [ms]",
                            table.values("kader", "view", image, latency, "home.open_ms"), [])


def jump_rows(table):
    for image in IMAGES:
        for latency in LATENCIES:
            goal = table.times(1.35, "limit", "center11", image, latency, "overlap_warm_ms") if latency else \
                table.times(0.2, "osd", "view", image, latency, "zoom.ms")
            yield table.row(f"jump to 1:1 → sharp, {image}, {latency} ms [ms]",
                            table.values("kader", "view", image, latency, "zoom.ms"), [goal])
            yield table.row(f"requests before sharp at 1:1, {image}, {latency} ms",
                            table.values("kader", "view", image, latency, "zoom.net.requests"),
                            [("the minimum", table.median("limit", "center11", image, latency, "tiles"))])
            yield table.row(f"requests of the whole scenario, {image}, {latency} ms",
                            table.values("kader", "view", image, latency, "requests_all"),
                            [table.times(1, "osd", "view", image, latency, "requests_all")])


def pan_rows(table):
    for image in IMAGES:
        for latency in LATENCIES:
            cell, where = ("kader", "view", image, latency), f"{image}, {latency} ms"
            yield table.row(f"pan: missed ticks, {where}", table.values(*cell, "pan.missed"), [("at most", 1)])
            yield table.row(f"pan: own work per frame p99, {where} [ms]", table.values(*cell, "pan.own_p99"),
                            [("at most", 4)], 2)
            soft = [100 - 100 * share for share in table.values(*cell, "pan.sharpFrac")]
            yield table.row(f"pan: frames not sharp, {where} [%]", soft, [("at most", 4 if latency else 2)], 1)
            yield table.row(f"pan: CPU, {where} [s]", table.values(*cell, "pan.cpu_s"),
                            [table.times(0.2, "osd", "view", image, latency, "pan.cpu_s")], 2)
            yield table.row(f"pan: memory after it (PSS), {where} [MB]", table.values(*cell, "mem.pss_mb"),
                            [table.times(0.2, "osd", "view", image, latency, "mem.pss_mb")])
        yield table.row(f"pan in {LARGE}: own work per frame p95, {image} [ms]",
                        table.values(f"kader-{LARGE}", "view", image, 0, "pan.own_p95"), [("at most", 12)], 2)
        yield table.row(f"pan with levels, gamma and colours: own work per frame p99, {image} [ms]",
                        table.values("kader-display", "view", image, 0, "pan.own_p99"), [("at most", 8)], 2)


def strip_rows(table):
    for latency in LATENCIES:
        cell = ("kader", "strip", "gray", latency)
        yield table.row(f"380 canvases → first canvas and thumbnails, {latency} ms [ms]", table.values(*cell, "both_ms"),
                        [table.times(0.22 if latency else 0.15, "mirador", "strip", "gray", latency, "both_ms")])
        yield table.row(f"380 canvases: memory (PSS), {latency} ms [MB]", table.values(*cell, "mem.pss_mb"),
                        [table.times(0.2, "mirador", "strip", "gray", latency, "mem.pss_mb")])


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "unknown processor")
    return f"{os.cpu_count()} cores of {model}, {datetime.date.today().isoformat()}"


def report(records, platform):
    table = Table(records)
    loads = [record["load1"] for record in records if "load1" in record]
    print(f"\n{machine()}, Qt platform {platform}; load average after a run {statistics.median(loads):.1f} "
          f"[{min(loads):.1f}..{max(loads):.1f}]; {len(table.failed)} runs failed")
    print("\n| what | Kader: median [least..most] | goal | runs |\n|---|---|---|---|")
    for rows in (start_rows, jump_rows, pan_rows, strip_rows):
        for row in rows(table):
            print(row)
    doubts(records)


def doubts(records):
    """What would make a figure worthless."""
    for record in records:
        for stage in ("home", "zoom", "pan"):
            if dig(record, f"{stage}.held") is False:
                print(f"\nNOT SHARP when it was called so: {stage} of {record['what']}, {record['id']}, "
                      f"{record['latency']} ms")
        if dig(record, "home.wasResized"):
            print("\nThe window had to be resized while it opened: bars or docks have another size than main.cpp says.")
            return


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bin")
    parser.add_argument("--peers", required=True)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--only", action="store_true", help="Kader alone")
    parser.add_argument("--platform", default="offscreen", help="Qt's: offscreen, or xcb where there is a display")
    parser.add_argument("--keep")
    arguments = parser.parse_args()
    arguments.bin, arguments.peers = map(os.path.abspath, (arguments.bin, arguments.peers))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("views: ended"))
    work = os.environ.setdefault("KADER_BENCH", os.path.join(tempfile.gettempdir(), "kader-bench"))
    prepare(arguments.peers, work)
    with Server(arguments.peers, work) as server, demo(arguments.bin) as repository:
        runner = Runner(arguments, server, repository, work)
        runner.warm_up()
        for number in range(arguments.runs):
            tell(f"turn {number + 1} of {arguments.runs}")
            runner.turn()
    report(runner.records, arguments.platform)


main()
