"""What the peers that find near-copies have in common: a text as the set of its runs of three words, folded as the gold
is, and the exact likeness of two such sets. The peers propose pairs; all are verified, as their makers advise.

What is timed begins with the texts and ends with the verified pairs. A peer whose name says so gets the sets ready made,
so that the making of sets in Python is not held against it.
"""

import json
import re
import unicodedata

from timing import Peer

# Pairs below it are not asked for. Articles of fewer words take no part.
LEAST = 0.5
LEAST_WORDS = 20
WORD = re.compile(r"\w+")
LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None})


def runs(text):
    """The set of runs of three words, None where there are too few words."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(c for c in text if not unicodedata.combining(c)).translate(LETTERS)
    words = WORD.findall(text)
    if len(words) < LEAST_WORDS:
        return None
    return {" ".join(words[i:i + 3]) for i in range(len(words) - 2)}


class Copies(Peer):
    """`propose` gives pairs of places in a list of sets."""

    # Whether the sets are made beforehand.
    ready = False

    def __init__(self):
        self.made = None

    def propose(self, sets):
        raise NotImplementedError

    def sets(self, texts):
        named = ((row["id"], runs(row["text"])) for row in texts)
        return [(name, made) for name, made in named if made is not None]

    def before(self, texts):
        if self.ready and self.made is None:
            self.made = self.sets(texts)

    def over(self, texts):
        sets = self.made if self.ready else self.sets(texts)
        found = {}
        for a, b in self.propose([made for _, made in sets]):
            (x, one), (y, other) = sets[a], sets[b]
            both = len(one & other)
            likeness = both / (len(one) + len(other) - both)
            if likeness >= LEAST:
                found[min(x, y), max(x, y)] = likeness
        return found

    def write(self, texts, to):
        for (a, b), likeness in sorted(self.over(texts).items()):
            print(json.dumps({"a": a, "b": b, "similarity": likeness}), file=to)
