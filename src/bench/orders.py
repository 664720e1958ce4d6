#!/usr/bin/env python3
"""Prints order rows in COPY text format, the same ones every time: orders.py COUNT [FIRST].

The words are made up and drawn with a natural (Zipf-Mandelbrot) distribution, so that the text packs about as well as
people's own: zstd -3 makes it 4.2 times smaller. Nothing is read from the machine, so every machine gets the same data.
"""

import datetime
import itertools
import json
import random
import sys
import uuid

VOCABULARY = 4_500
CUSTOMERS = 200_000
SKUS = 12_000
SYLLABLES = [a + b for a in ("b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "ch", "st", "") for b in "aeiou"]
ENDINGS = ("", "", "n", "r", "s", "t", "l", "ng", "ment", "tion")
STATUS = ("new", "paid", "packed", "shipped", "delivered", "delivered", "delivered", "delivered", "cancelled", "returned")
CURRENCY = ("EUR", "EUR", "EUR", "USD", "GBP")
DOMAINS = ("example.com", "example.org", "mail.example.net", "shop.example.com")
TAGS = ("web", "app", "promo", "vip", "gift", "b2b")
FIRST_ORDER = datetime.datetime(2021, 1, 1)


def vocabulary(rnd):
    words = set()
    while len(words) < VOCABULARY:
        words.add("".join(rnd.choices(SYLLABLES, k=rnd.choice((1, 2, 3, 4, 4, 5, 5)))) + rnd.choice(ENDINGS))
    # Frequent words are short ones, as in every language.
    return sorted(words, key=lambda word: (len(word) + rnd.uniform(0, 30), word))


class Orders:
    def __init__(self):
        rnd = random.Random(15)
        self.words = vocabulary(rnd)
        self.weights = list(itertools.accumulate(1 / (rank + 2.7) ** 1.15 for rank in range(1, VOCABULARY + 1)))
        self.rnd = rnd
        self.cities = [self.text(1).title() + rnd.choice(("ville", "burg", "ton", "stad", "by")) for _ in range(900)]
        self.skus = [(f"SKU-{rnd.randrange(10**6):06d}", self.text(3), round(rnd.uniform(2, 400), 2)) for _ in range(SKUS)]

    def text(self, count):
        return " ".join(self.rnd.choices(self.words, cum_weights=self.weights, k=count)) if count else ""

    def items(self):
        rnd = self.rnd
        for _ in range(rnd.choice((1, 1, 1, 2, 2, 3, 4))):
            sku, title, price = self.skus[int(rnd.paretovariate(0.6)) % SKUS]
            yield {"sku": sku, "title": title, "qty": rnd.choice((1, 1, 1, 2, 3, 5)), "unit_price": price, "tax_rate": 0.21}

    def address(self):
        rnd = self.rnd
        return {
            "name": self.text(2).title(),
            "street": f"{self.text(1).title()} Street {rnd.randrange(1, 250)}",
            "city": rnd.choice(self.cities),
            "zip": f"{rnd.randrange(10000, 99999)}",
            "country": rnd.choice(("NL", "DE", "FR", "US", "GB")),
        }

    def row(self, number):
        rnd = self.rnd
        # Every row has its own seed: any part of the table can be made alone, on several cores.
        rnd.seed(number)
        created = FIRST_ORDER + datetime.timedelta(seconds=number * 100 + rnd.randrange(90), milliseconds=rnd.randrange(1000))
        updated = created + datetime.timedelta(seconds=rnd.randrange(900_000))
        items = list(self.items())
        customer = int(rnd.random() ** 1.5 * CUSTOMERS) + 1
        return (
            str(number),
            f"ORD-{created.year}-{number:08d}",
            str(customer),
            f"user{customer}@{DOMAINS[customer % 4]}",
            rnd.choice(STATUS),
            f"{created}+00",
            f"{updated}+00",
            f"{sum(item['qty'] * item['unit_price'] for item in items):.2f}",
            rnd.choice(CURRENCY),
            json.dumps(self.address()),
            json.dumps(items),
            self.text(rnd.choice((0, 0, 4, 8, 15, 30, 60))),
            str(uuid.UUID(int=rnd.getrandbits(128))),
            "{" + ",".join(rnd.choices(TAGS, k=rnd.randrange(3))) + "}",
        )


def main(count, first=1):
    orders = Orders()
    for number in range(first, first + count):
        print("\t".join(orders.row(number)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
