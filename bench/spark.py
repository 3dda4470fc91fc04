"""What the job for Apache Spark costs: on a master and two workers that are started here, stage by stage.

    python bench/spark.py NEWS.jsonl.gz [--memory 4g] [options of the job]

Needs the Python package with pyspark, and Java. Prints a table in Markdown. Seconds are those in which tasks ran, on one core
each; bytes those that went from task to task, compressed, as Spark counted them.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "crates/riwaya-python/tests"))

from cluster import listened, standalone


def processor_seconds() -> float:
    """Of all processes that were started here and have ended."""
    of = resource.getrusage(resource.RUSAGE_CHILDREN)
    return of.ru_utime + of.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news")
    parser.add_argument("--memory", default="4g", help="of the driver and of each worker")
    parser.add_argument("--output", type=Path, help="where the output stays; it is thrown away unless given")
    asked, options = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with standalone(folder, asked.memory) as (settings, master):
            output = asked.output or folder / "output"
            command = [sys.executable, "-m", "riwaya.spark", asked.news, str(output), "--master", master, *options]
            before, begun = processor_seconds(), time.monotonic()
            job = subprocess.run(command, env=settings, stdout=subprocess.PIPE, text=True, check=False)
            elapsed, of_driver = time.monotonic() - begun, processor_seconds() - before
        if job.returncode not in (0, 1):
            sys.exit("the job failed")
        articles = json.loads((output / "parts.json").read_text(encoding="utf-8"))["rows"]["articles"]
        size = sum(file.stat().st_size for file in output.rglob("*.parquet"))
        # a stage may serve several jobs: it is counted where it first stands
        what: dict[int, str] = {}
        for start in listened(folder, "SparkListenerJobStart"):
            for stage in start["Stage IDs"]:
                what.setdefault(stage, start["Properties"].get("spark.job.description", "else"))
        seconds: dict[str, float] = defaultdict(float)
        moved: dict[str, int] = defaultdict(int)
        for task in listened(folder, "SparkListenerTaskEnd"):
            measures, stage = task["Task Metrics"], what[task["Stage ID"]]
            seconds[stage] += measures["Executor Run Time"] / 1000
            moved[stage] += measures["Shuffle Write Metrics"]["Shuffle Bytes Written"]
    print(job.stdout)
    print("| stage | task seconds | bytes from task to task, an article |\n|---|---|---|")
    for stage in [*seconds, None]:
        of, bytes_of = (seconds[stage], moved[stage]) if stage else (sum(seconds.values()), sum(moved.values()))
        print(f"| {stage or 'all'} | {of:.1f} | {bytes_of / articles:,.0f} |")
    print(
        f"\n{articles} articles in {elapsed:.0f} s; {processor_seconds() - before:.0f} s of processor time in all processes, "
        f"{of_driver:.0f} s of it in the driver's; {size / articles:,.0f} bytes of Parquet an article."
    )


if __name__ == "__main__":
    main()
