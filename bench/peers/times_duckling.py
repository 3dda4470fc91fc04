"""Duckling: times and durations, seen from noon of the day of publication. It has no way to ask for the past, and
reads a bare weekday as the next one. Some texts end its process; they are found out beforehand, and nothing is found
in them. Durations are left out: with them it finds more, and less of it is right."""

import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path

import duckling
import tzdata

from timing import Peer, measure, rows

PROBE = "--probe"
# The hours that it makes of a part of the day.
PARTS = {("00", "12"): "TMO", ("04", "12"): "TMO", ("12", "19"): "TAF", ("12", "17"): "TAF", ("18", "00"): "TEV",
         ("18", "04"): "TNI"}


class Duckling(Peer):
    package = "pyduckling-native-phihos"

    def __init__(self):
        self.zones = duckling.load_time_zones(str(Path(tzdata.__file__).parent / "zoneinfo"))
        self.locale = duckling.parse_locale("AR", duckling.default_locale_lang(duckling.parse_lang("AR")))
        self.dimensions = duckling.parse_dimensions(["time"])

    def fatal(self, path):
        """Reads texts in a process of its own, and in another after each that ends it."""
        ids, fatal, done = [row["id"] for row in rows(path)], set(), 0
        while done < len(ids):
            probe = [sys.executable, __file__, PROBE, path, str(done)]
            read = subprocess.run(probe, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
            done += len(read.splitlines())
            if done < len(ids):
                fatal.add(ids[done])
                done += 1
        return fatal

    def read(self, row):
        noon = datetime.fromisoformat(row["published"]).replace(hour=12, tzinfo=timezone.utc)
        now = duckling.parse_ref_time(self.zones, "UTC", int(noon.timestamp()))
        return duckling.parse(row["text"], duckling.Context(now, self.locale), self.dimensions, False)

    def shown(self, row, found):
        # its own words for what it found come out in a wrong encoding; the offsets are right
        return [{"text": row["text"][f["start"]:f["end"]], **timex(f["value"])} for f in found]


def timex(value):
    """A result as TIMEX3 type and value."""
    if value["type"] == "interval":
        ends = [value[end] for end in ("from", "to") if end in value]
        if len(ends) == 2 and ends[0]["grain"] == "hour":
            hours = tuple(end["value"][11:13] for end in ends)
            if hours in PARTS:
                return {"type": "TIME", "value": ends[0]["value"][:10] + PARTS[hours]}
        # "until Sunday" runs from now to Sunday: the end that the words name is its time
        value = ends[-1] if value.get("from", {}).get("grain") == "second" else ends[0]
    at, grain = value["value"], value["grain"]
    if grain in ("hour", "minute", "second"):
        return {"type": "TIME", "value": at[:16]}
    if grain == "week":
        return {"type": "DATE", "value": datetime.fromisoformat(at[:10]).strftime("%G-W%V")}
    if grain == "quarter":
        return {"type": "DATE", "value": f"{at[:4]}-Q{(int(at[5:7]) + 2) // 3}"}
    return {"type": "DATE", "value": at[:{"day": 10, "month": 7, "year": 4}[grain]]}


def probe(path, first):
    """Says of each text that it has been read."""
    peer = Duckling()
    for row in rows(path)[first:]:
        peer.read(row)
        print(row["id"], flush=True)


if __name__ == "__main__":
    if sys.argv[1] == PROBE:
        probe(sys.argv[2], int(sys.argv[3]))
    else:
        measure(Duckling)
