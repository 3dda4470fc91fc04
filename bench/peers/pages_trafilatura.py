"""trafilatura: the article on a page, without its comments."""

import json

import trafilatura

from timing import Peer, measure


class Trafilatura(Peer):
    package = "trafilatura"

    def read(self, row):
        return trafilatura.extract(row["text"], include_comments=False) or ""

    def write(self, texts, to):
        for row in texts:
            print(json.dumps({"id": row["id"], "text": self.read(row)}, ensure_ascii=False), file=to)


if __name__ == "__main__":
    measure(Trafilatura)
