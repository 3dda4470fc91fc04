"""Times a peer over texts held in memory, as riwaya-bench times riwaya.

A driver is started as `DRIVER [TEXTS OUT]...`. For each file it goes over all texts once, which warms up and writes
what was found to OUT, then times whole passes and prints one line of JSON: `start`, seconds of processor time
before the first text; `passes` and the `cpu` seconds they took together; `tool`, its name and version; `fatal`, how
many texts ended its process and were left out.
"""

import importlib.metadata
import json
import sys
import time

# Passes are repeated until they have used this many seconds.
ENOUGH = 0.5


class Peer:
    """A system under test. `over` is timed, and with it `read`; `write` and `shown` are not."""

    package = ""

    def fatal(self, path):
        """The ids of texts that would end the process. Not timed."""
        return set()

    def renew(self):
        """Forgets what was remembered of texts already seen. Not timed."""

    def before(self, texts):
        """Prepares for texts. Not timed."""

    def over(self, texts):
        """Does the work on all texts; timed."""
        for row in texts:
            self.read(row)

    def read(self, row):
        """Does the work on one text."""
        raise NotImplementedError

    def shown(self, row, found):
        """What `read` found, as times with `text`, `type` and `value`; None where nothing is to be judged."""
        return None

    def write(self, texts, to):
        """Writes what it finds, a row of JSON for each text."""
        for row in texts:
            times = self.shown(row, self.read(row))
            if times is not None:
                print(finding(row, times), file=to)


def finding(row, times):
    return json.dumps({"id": row["id"], "claims": [], "times": times}, ensure_ascii=False)


def rows(path):
    with open(path, encoding="utf8") as lines:
        return [{**row, "published": row["published"][:10]} for row in map(json.loads, lines)]


def measure(make):
    peer = make()
    tool = f"{peer.package} {importlib.metadata.version(peer.package)}"
    start = time.process_time()
    files = [given for given in sys.argv[1:] if not given.startswith("--")]
    for texts, out in zip(files[::2], files[1::2]):
        fatal = peer.fatal(texts)
        texts = rows(texts)
        sound = [row for row in texts if row["id"] not in fatal]
        peer.before(sound)
        with open(out, "w", encoding="utf8") as to:
            peer.write(sound, to)
            for row in texts:
                if row["id"] in fatal:
                    print(finding(row, []), file=to)
        passes, spent = 0, 0.0
        while spent < ENOUGH:
            peer.renew()
            begun = time.process_time()
            peer.over(sound)
            spent += time.process_time() - begun
            passes += 1
        run = {"start": start, "passes": passes, "cpu": spent, "tool": tool, "fatal": len(fatal)}
        print(json.dumps(run), flush=True)
