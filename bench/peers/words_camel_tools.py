"""camel-tools: letters normalised, marks dropped, words split. What a word is (its analysis) needs its data, which is
not fetched here."""

from camel_tools.tokenizers.word import simple_word_tokenize
from camel_tools.utils.dediac import dediac_ar
from camel_tools.utils.normalize import (
    normalize_alef_ar,
    normalize_alef_maksura_ar,
    normalize_teh_marbuta_ar,
    normalize_unicode,
)

from timing import Peer, measure


class CamelTools(Peer):
    package = "camel-tools"

    def read(self, row):
        text = dediac_ar(normalize_unicode(row["text"]))
        return simple_word_tokenize(normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(text))))


if __name__ == "__main__":
    measure(CamelTools)
