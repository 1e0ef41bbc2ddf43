#!/usr/bin/env python3
"""Times whole processes of kader-cli, and beside them, turn by turn, those of a Python script that does the same.

usage: processes.py KADER_CLI FOLDER [--peers BENCH] [--runs SMALL,MEDIUM,LARGE] [--aggregate SOURCES]

FOLDER gets the data that is missing there (large: 390 MB). BENCH holds batch/inject.py, which is called as
inject.py MANIFEST CSV OUT; without it only kader-cli is timed. A job with 0 runs is left out.
"""
import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
import time

# name, canvases, rows, and of the script's wall time at most this part (None: only told)
JOBS = [("small", 380, 1_000, 0.3), ("medium", 10_000, 20_000, 0.12), ("large", 76_000, 100_000, None)]
MOST_MEMORY = 2.5  # times the file


def canvas(number, prefix):
    place = f"https://repository.example/iiif/v3/{prefix}{number}"
    image = f"https://images.example/iiif/{prefix}{number}"
    entries = [
        {"label": {"en": [f"Field {i}"]}, "value": {"en": [("x" * 400 if i % 3 == 0 else "x" * 20) + str(number)]}}
        for i in range(8)
    ]
    body = {"id": f"{image}/full/max/0/default.jpg", "type": "Image", "format": "image/jpeg", "width": 10137,
            "height": 9522, "service": [{"id": image, "type": "ImageService3", "protocol": "http://iiif.io/api/image",
                                         "profile": "level1", "width": 10137, "height": 9522,
                                         "tiles": [{"width": 1024, "height": 1024, "scaleFactors": [1, 2, 4, 8, 16]}],
                                         "sizes": [{"width": 10137, "height": 9522}]}]}
    painting = {"id": f"{place}/painting", "type": "Annotation", "motivation": "painting", "target": f"{place}/canvas",
                "body": body}
    return {"id": f"{place}/canvas", "type": "Canvas", "label": {"none": [f"{prefix}plate_{number:05}.tif"]},
            "width": 10137, "height": 9522, "metadata": entries,
            "items": [{"id": f"{place}/page", "type": "AnnotationPage", "items": [painting]}]}


def write_manifest(path, canvases, prefix=""):
    """Canvas by canvas: this program must stay small, for what it starts begins with its memory."""
    with open(path + ".part", "w", encoding="utf-8") as out:
        out.write('{\n  "@context": "http://iiif.io/api/presentation/3/context.json",\n'
                  f'  "id": "https://repository.example/{prefix}manifest",\n  "type": "Manifest",\n'
                  '  "label": {\n    "en": [\n      "Plates"\n    ]\n  },\n  "items": [\n')
        for number in range(canvases):
            text = json.dumps(canvas(number, prefix), indent=2).replace("\n", "\n    ")
            out.write("    " + text + (",\n" if number + 1 < canvases else "\n"))
        out.write("  ]\n}\n")
    os.rename(path + ".part", path)


def write_table(path, canvases, rows):
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["canvas_label", "text", "xywh", "motivation", "lang"])
        for row in range(rows):
            label = f"plate_{row * 7919 % canvases:05}.tif"
            writer.writerow([label, f'Feature {row}: "farm", road and ditch, río',
                             f"{row % 9000},{row % 8500},{50 + row % 900},{60 + row % 900}", "commenting", "en"])


def run(command):
    """Wall seconds, CPU seconds, peak MB, exit code."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6, os.waitstatus_to_exitcode(status)


def told(runs, column, digits):
    values = sorted(one[column] for one in runs)
    return f"{statistics.median(values):.{digits}f} [{values[0]:.{digits}f}..{values[-1]:.{digits}f}]"


def median(runs, column):
    return statistics.median(one[column] for one in runs)


def annotate(arguments, name, canvases, rows, part, count):
    manifest, table = (os.path.join(arguments.folder, f"{name}.{kind}") for kind in ("json", "csv"))
    if not os.path.exists(manifest):
        write_manifest(manifest, canvases)
    if not os.path.exists(table):
        write_table(table, canvases, rows)
    out = os.path.join(arguments.folder, "out.json")
    commands = {"kader-cli": [arguments.kader_cli, "annotate", manifest, table, "-o", out]}
    if arguments.peers:
        script = os.path.join(arguments.peers, "batch", "inject.py")
        commands["python"] = [os.path.realpath("/usr/bin/python3"), script, manifest, table, out]
    results = {who: [] for who in commands}
    for _ in range(count):
        for who, command in commands.items():
            results[who].append(run(command))
            if results[who][-1][3] != 0:
                sys.exit(f"{who} failed: {' '.join(command)}")
    size = os.path.getsize(manifest) / 1e6
    for who, runs in results.items():
        print(f"annotate {name:6} {canvases:6} canvases {size:6.1f} MB {rows:6} rows  {who:9}  wall s {told(runs, 0, 3)}"
              f"  CPU s {median(runs, 1):.3f}  peak MB {median(runs, 2):.0f} = {median(runs, 2) / size:.2f} x file")
    if arguments.peers:
        limits = "" if part is None else f" (at most {part})"
        ratio = median(results["kader-cli"], 0) / median(results["python"], 0)
        cpu = median(results["kader-cli"], 1) / median(results["python"], 1)
        print(f"         of Python's wall time {ratio:.3f}{limits}, of its CPU time {cpu:.3f}")
    print(f"         memory at most {MOST_MEMORY} x file, the process's own included")


def aggregate(arguments):
    sources = [os.path.join(arguments.folder, f"source-{i:03}.json") for i in range(arguments.aggregate)]
    for i, path in enumerate(sources):
        if not os.path.exists(path):
            write_manifest(path, 380, f"s{i:03}-")
    out = os.path.join(arguments.folder, "out.json")
    wall, cpu, peak, code = run([arguments.kader_cli, "aggregate", "--id", "https://example.org/a.json", "-o", out]
                                + sources)
    _, _, empty, _ = run([arguments.kader_cli, "--version"])
    largest = max(map(os.path.getsize, sources)) / 1e6
    allowed = 1.6 * largest + 380 * len(sources) * 1e-3
    print(f"aggregate of {len(sources)} manifests of {largest:.1f} MB: wall s {wall:.2f}, CPU s {cpu:.2f}, peak MB {peak:.0f}"
          f" ({empty:.0f} of an empty process; 1.6 x the largest and 1 kB a canvas are {allowed:.0f}), exit {code}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kader_cli")
    parser.add_argument("folder")
    parser.add_argument("--peers")
    parser.add_argument("--runs", default="7,3,0")
    parser.add_argument("--aggregate", type=int, default=0)
    arguments = parser.parse_args()
    os.makedirs(arguments.folder, exist_ok=True)
    for (name, canvases, rows, part), count in zip(JOBS, map(int, arguments.runs.split(","))):
        if count > 0:
            annotate(arguments, name, canvases, rows, part, count)
    if arguments.aggregate:
        aggregate(arguments)


main()
