"""datasketch: MinHash of 128 permutations, and the index for its threshold."""

import sys

from datasketch import MinHash, MinHashLSH

from copying import LEAST, Copies
from timing import measure


class Datasketch(Copies):
    package = "datasketch"
    ready = "--ready" in sys.argv

    def propose(self, sets):
        index = MinHashLSH(threshold=LEAST, num_perm=128)
        for place, sketch in enumerate(MinHash.bulk(([run.encode() for run in made] for made in sets), num_perm=128)):
            for other in index.query(sketch):
                yield other, place
            index.insert(place, sketch)


if __name__ == "__main__":
    measure(Datasketch)
