"""simplemma: the lemma of each word, looked up without its context. It remembers words that it has seen; what it saw
in one pass is forgotten before the next."""

import simplemma

from timing import Peer, measure


class Simplemma(Peer):
    package = "simplemma"

    def __init__(self):
        simplemma.lemmatize("قال", lang="ar")  # loads the dictionary
        self.lemmatizer = simplemma.Lemmatizer()

    def renew(self):
        self.lemmatizer = simplemma.Lemmatizer()

    def read(self, row):
        return list(self.lemmatizer.get_lemmas_in_text(row["text"], "ar"))


if __name__ == "__main__":
    measure(Simplemma)
