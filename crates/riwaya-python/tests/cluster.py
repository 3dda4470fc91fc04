"""A standalone cluster of Apache Spark on this machine: a master and two workers of one core each."""

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pyspark


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def started(name, log, settings, *arguments):
    """A part of a cluster, ended whatever happens."""
    command = [str(Path(pyspark.__file__).parent / "bin/spark-class"), f"org.apache.spark.deploy.{name}", *arguments]
    with open(log, "w") as output:
        # spark-class becomes the program itself
        process = subprocess.Popen(command, env=settings, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_until(log, words, times, process):
    """Until a log has said something so many times."""
    for _ in range(600):
        said = log.read_text(encoding="utf-8", errors="replace")
        if said.count(words) >= times:
            return
        assert process.poll() is None, said
        time.sleep(0.1)
    raise AssertionError(f"{words!r} was not said {times} times:\n{said}")


@contextmanager
def standalone(folder, memory="1g"):
    """Starts one that keeps everything in a folder; gives the settings for programs that use it, and the master's address."""
    options = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": memory,
        "spark.executor.memory": memory,
        "spark.sql.shuffle.partitions": "4",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.compress": "false",
        "spark.eventLog.dir": folder.as_uri(),
    }
    (folder / "spark-defaults.conf").write_text("".join(f"{name} {value}\n" for name, value in options.items()))
    settings = os.environ | {
        "SPARK_CONF_DIR": str(folder),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable,
    }
    port, log = free_port(), folder / "master.log"
    master = f"spark://127.0.0.1:{port}"
    of_master = ["--host", "127.0.0.1", "--port", str(port), "--webui-port", str(free_port())]
    of_worker = ["--host", "127.0.0.1", "--cores", "1", "--memory", memory, "--webui-port"]

    def worker(name):
        arguments = [*of_worker, str(free_port()), "--work-dir", str(folder / name), master]
        return started("worker.Worker", folder / f"{name}.log", settings, *arguments)

    with started("master.Master", log, settings, *of_master) as process:
        wait_until(log, "New state: ALIVE", 1, process)
        with worker("one"), worker("two"):
            wait_until(log, "Registering worker", 2, process)
            yield settings, master


def listened(folder, event):
    """What Spark logged of all jobs that ran: their starts, tasks and so on."""
    logs = sorted(folder.glob("eventlog_*/events_*"))
    lines = [json.loads(line) for log in logs for line in log.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line["Event"] == event]
