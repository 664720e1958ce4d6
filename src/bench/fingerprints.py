"""Compares fingerprints with the query ids that PostgreSQL computed. README.md tells what and why.

fingerprints.py FILE…    jsonlogs of a server that computes query ids and logs durations; *.csv: pg_stat_statements of it,
                         with the columns queryid and query
"""

import collections
import csv
import json
import os
import re
import subprocess
import sys
import tempfile

STATEMENT = re.compile(r"^duration: [\d.]+ ms  (?:statement|parse [^:]*|bind [^:]*|execute [^:]*): (.*)$", re.S)
DML = re.compile(r"\s*(?:select|insert|update|delete|merge|with|values|table)\b", re.I)
QUOTED = re.compile(r"""[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|\$(\w*)\$.*?\$\1\$|"[^"]*"|--[^\n]*|/\*.*?\*/""", re.S)


def statements(paths):
    """Query id by distinct text; only single statements that the server itself parses into a tree."""
    found = {}
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as log:
            for line in log:
                record = json.loads(line)
                text = STATEMENT.match(record.get("message", ""))
                identifier = record.get("query_id", 0)
                if text and identifier and DML.match(text[1]) and single(text[1]):
                    found.setdefault(text[1], identifier)
    return found


def single(text):
    return ";" not in QUOTED.sub("x", text).rstrip("; \n\t\r")


def ours(texts):
    lines = "".join(json.dumps({"q": text}) + "\n" for text in texts)
    command = [os.environ.get("MAINTENANCE", "./maintenance"), "slow-queries", "fingerprint"]
    done = subprocess.run(command, input=lines, text=True, capture_output=True, check=True, encoding="utf-8")
    return [json.loads(line)["query"] for line in done.stdout.splitlines()]


def pgbadger(texts):
    """Through the function of the installed program itself."""
    program = subprocess.run("cat \"$(command -v pgbadger)\"", shell=True, text=True, capture_output=True, check=True)
    function = re.search(r"^sub normalize_query\n\{.*?^\}\n", program.stdout, re.S | re.M)[0]
    alias = re.search(r"^sub remove_alias\n\{.*?^\}\n", program.stdout, re.S | re.M)[0]
    with tempfile.NamedTemporaryFile("w", suffix=".pl") as perl:
        perl.write("our $keep_comments = 0;\n" + alias + function)
        perl.write("$/ = \"\\0\"; $\\ = \"\\0\"; while (<STDIN>) { chomp; print normalize_query($_); }\n")
        perl.flush()
        # the program puts a semicolon behind every statement of a log itself
        lines = "".join(text.rstrip("; \n\t\r") + ";\0" for text in texts)
        done = subprocess.run(["perl", perl.name], input=lines, text=True, capture_output=True, check=True)
    return done.stdout.split("\0")[:-1]


def groups(keys, values):
    """Which different values each key has, each with the first statement."""
    found = collections.defaultdict(dict)
    for text, key in keys.items():
        found[key].setdefault(values[text], text)
    return [texts for texts in found.values() if len(texts) > 1]


def compare(identifiers, forms):
    """Splits: several forms of one query id. Merges: several query ids with one form."""
    counted = {}
    for name, form in forms.items():
        counted[name] = groups(identifiers, form), groups(form, identifiers)
        splits, merges = map(len, counted[name])
        print(f"{name:9} {len(set(form.values())):7} forms {splits:6} splits {merges:6} merges")
    for kind, found in zip(("split", "merge"), counted["ours"], strict=True):
        for texts in found:
            theirs = len({forms["pgBadger"][text] for text in texts.values()})
            also = (theirs > 1) == (kind == "split")
            print(f"\n{kind} of {len(texts)}, {'pgBadger too' if also else 'ours alone'}:")
            for text in list(texts.values())[:3]:
                print("    " + " ".join(text.split())[:160])


def statistics(path, identifiers, form):
    """Whether a statement has one fingerprint in the log and in pg_stat_statements."""
    forms = collections.defaultdict(set)
    for text, identifier in identifiers.items():
        forms[identifier].add(form[text])
    with open(path, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if int(row["queryid"] or 0) in forms]
    others = [row for row, one in zip(rows, ours([row["query"] for row in rows]), strict=True)
              if one not in forms[int(row["queryid"])]]
    print(f"{os.path.basename(path)}: {len(rows)} statements of the log, {len(others)} with another fingerprint")
    for row in others:
        print("    " + " ".join(row["query"].split())[:160])


def main():
    csv.field_size_limit(1 << 30)
    identifiers = statements(path for path in sys.argv[1:] if not path.endswith(".csv"))
    texts = list(identifiers)
    forms = {name: dict(zip(texts, normal(texts), strict=True))
             for name, normal in (("pgBadger", pgbadger), ("ours", ours))}
    print(f"{len(identifiers)} different statements, {len(set(identifiers.values()))} query ids")
    for path in sys.argv[1:]:
        if path.endswith(".csv"):
            statistics(path, identifiers, forms["ours"])
    compare(identifiers, forms)


main()
