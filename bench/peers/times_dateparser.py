"""dateparser: dates in running text. The language is given, so that it need not be guessed, and bare weekdays are
read as past, which suits news."""

from datetime import datetime

from dateparser.date import DateDataParser
from dateparser.search import search_dates

from timing import Peer, measure

# A point in time by how exactly it is known.
VALUES = {"time": "%Y-%m-%dT%H:%M", "day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m", "year": "%Y"}


class Dateparser(Peer):
    package = "dateparser"

    def settings(self, row):
        return {"RELATIVE_BASE": datetime.fromisoformat(row["published"]), "PREFER_DATES_FROM": "past"}

    def read(self, row):
        return search_dates(row["text"], languages=["ar"], settings=self.settings(row)) or []

    def shown(self, row, found):
        return [{"text": text, "type": "DATE", "value": self.value(row, text, date)} for text, date in found]

    def value(self, row, text, date):
        """The search gives a moment; how exactly it is known is asked for afterwards."""
        again = DateDataParser(languages=["ar"], settings=self.settings(row)).get_date_data(text)
        period = again.period if again.date_obj == date else "day"
        if period == "day" and (date.hour or date.minute):
            period = "time"
        return date.strftime(VALUES[period])


if __name__ == "__main__":
    measure(Dateparser)
