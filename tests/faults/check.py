#!/usr/bin/env python3
"""Looks at a data directory after a fault, and at what the person was told. Shares no code with the program.

    python3 tests/faults/check.py DATA-DIRECTORY

Invariants (a violation begins with its name):
  I1 what was acknowledged is present             I5 every score replays to the stored digits
  I2 no row without its file, no other bytes      I6 the program opens the directory within 10 s (asked by sweep.py)
  I3 integrity_check and foreign keys clean       I7 a refused action left no trace
  I4 the chain is unbroken and covers every row   I8 the person was told the truth
"""
import glob, hashlib, json, os, shutil, sqlite3, sys, tempfile
from fractions import Fraction

UNWATCHED = {"journal", "handled_request", "migration", "account_secret", "session", "refused_sign_in"}
HASHED = ("action", "actor", "at", "key", "new", "old", "prev", "reason", "request", "role", "subject", "unit")
# Whoever begins a backup is journalled before it is known whether the disk takes the set.
MAY_LEAVE_A_TRACE = {"backup-begun"}

# Rules whose parts are summed or must all be met: open, with 0 points, until every unit has answered.
PENCILLED = ("met", "none-allowed", "count", "ratio", "percent-bands")


def canonical(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


class Record:
    """A database as a restart would find it: a copy, so that looking at it does not mend it."""

    def __init__(self, data):
        self.data, self.violations = data, []
        self.journal, self.tables = [], {}
        self.folder = tempfile.mkdtemp(prefix="check-", dir=os.path.dirname(data.rstrip("/")))
        try:
            for end in ("", "-wal", "-journal"):
                if os.path.exists(f"{data}/parscore.db{end}"):
                    shutil.copy(f"{data}/parscore.db{end}", f"{self.folder}/parscore.db{end}")
            if os.path.exists(f"{self.folder}/parscore.db"):
                self.read()
        finally:
            shutil.rmtree(self.folder)

    def bad(self, text):
        self.violations.append(text)

    def read(self):
        db = sqlite3.connect(f"{self.folder}/parscore.db")
        db.row_factory = sqlite3.Row
        try:
            for row in db.execute("pragma integrity_check"):
                if row[0] != "ok":
                    self.bad(f"I3 integrity: {row[0]}")
            for row in db.execute("pragma foreign_key_check"):
                self.bad(f"I3 foreign key: {tuple(row)}")
            names = [r[0] for r in db.execute("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")]
            for name in names:
                self.tables[name] = [dict(r) for r in db.execute(f"select * from {name}")]
            self.keys = {name: [r["name"] for r in db.execute(f"pragma table_info({name})") if r["pk"]] for name in names}
        except sqlite3.DatabaseError as error:
            self.bad(f"I3 {error}")
            return
        finally:
            db.close()
        self.journal = sorted(self.tables.get("journal", []), key=lambda r: r["seq"])
        self.check_chain()
        self.check_copy()
        self.check_files()
        self.check_scores()

    @property
    def head(self):
        return (len(self.journal), self.journal[-1]["hash"] if self.journal else "0" * 64)

    def check_chain(self):
        prev, last = "0" * 64, {}
        for i, row in enumerate(self.journal):
            content = {name: row[name] for name in HASHED} | {"seq": str(row["seq"]), "type": "parscore/journal/1"}
            if row["seq"] != i + 1 or row["prev"] != prev or row["hash"] != hashlib.sha256(canonical(content).encode()).hexdigest():
                self.bad(f"I4 the chain breaks at row {row['seq']}")
            if row["subject"]:
                if last.get((row["subject"], row["key"])) != row["old"]:
                    self.bad(f"I4 row {row['seq']} begins from another value")
                last[row["subject"], row["key"]] = row["new"]
            prev = row["hash"]
        for name in set(self.tables) - UNWATCHED:
            for row in self.tables[name]:
                key = canonical({k: row[k] for k in self.keys[name]})
                if last.pop((name, key), None) != canonical(row):
                    self.bad(f"I4 {name} {key} is not what the journal says")
        for (name, key), new in last.items():
            if new is not None:
                self.bad(f"I4 {name} {key} is in the journal and not in the record")
        for row in self.tables.get("checkpoint", []):
            if row["count"] > len(self.journal) or row["head"] != ("0" * 64 if row["count"] == 0 else self.journal[row["count"] - 1]["hash"]):
                self.bad(f"I4 the checkpoint at {row['count']} does not match")

    # The copy may be behind until the program starts again; it may never say anything else.
    def check_copy(self):
        seen = set()
        for file in sorted(glob.glob(f"{self.data}/journal-copy/journal-*.jsonl")):
            with open(file, "rb") as lines:
                for line in lines:
                    if not line.endswith(b"\n"):
                        break
                    entry = json.loads(line)
                    seq = int(entry["seq"])
                    if seq > len(self.journal) or entry["hash"] != self.journal[seq - 1]["hash"] or seq in seen:
                        self.bad(f"I4 the journal's copy says something else at row {seq}")
                    seen.add(seq)
        if seen != set(range(1, len(seen) + 1)):
            self.bad("I4 the journal's copy has a gap")

    def check_files(self):
        for row in self.tables.get("stored_file", []):
            path = f"{self.data}/evidence/{row['sha256'][:2]}/{row['sha256']}"
            if not os.path.exists(path):
                self.bad(f"I2 {row['sha256'][:12]} has a row and no file")
                continue
            with open(path, "rb") as file:
                content = file.read()
            if len(content) != row["size"] or hashlib.sha256(content).hexdigest() != row["sha256"]:
                self.bad(f"I2 {row['sha256'][:12]} has other bytes")

    def check_scores(self):
        self.replayed = 0
        sets = {r["hash"]: leaves_of(json.loads(r["content"])) for r in self.tables.get("criteria_set", [])}
        campaigns = {r["id"]: sets[r["set_hash"]] for r in self.tables.get("campaign", [])}
        for score in self.tables.get("leaf_score", []):
            leaf = campaigns[score["campaign"]][score["leaf"]]
            here = lambda table: [r for r in self.tables[table] if r["campaign"] == score["campaign"] and r["leaf"] == score["leaf"]]
            if any(r["reason"] is not None for r in here("not_applicable")):
                continue
            units = {r["unit"] for r in here("assignment") if r["active"]}
            figures = [(r["unit"], r["role"], json.loads(r["value"])) for r in here("answer") if r["value"] is not None]
            if leaf["rule"]["kind"] not in PENCILLED:
                continue
            wanted = Fraction(0) if not figures or {u for u, _, _ in figures} < units else pencil(leaf, figures)
            if wanted is None:
                continue
            self.replayed += 1
            if Fraction(score["points"]) != Fraction(wanted):
                self.bad(f"I5 {leaf['code']} has {score['points']} points, by pencil {wanted}")


def leaves_of(criteria):
    leaves, todo = {}, list(criteria["fields"])
    while todo:
        node = todo.pop()
        todo += node.get("children", [])
        if "rule" in node:
            leaves[node["id"]] = node
    return leaves


def pencil(leaf, figures):
    """Exact points of one leaf; None for kinds that the fault runs do not answer."""
    rule, most = leaf["rule"], Fraction(leaf["maxPoints"])
    summed = lambda role: sum((Fraction(str(v).replace(",", ".")) for _, r, v in figures if r == role), Fraction(0))
    if rule["kind"] == "met":
        return most if all(v is True for _, _, v in figures) else Fraction(rule.get("otherwise", "0"))
    if rule["kind"] == "none-allowed":
        return most if summed("count") == 0 else Fraction(0)
    if rule["kind"] == "count" and "bands" in rule:
        return band(rule["bands"], summed("count"))
    if rule["kind"] in ("ratio", "percent-bands") and summed("denominator") > 0:
        percent = summed("numerator") / summed("denominator") * 100
        if rule["kind"] == "percent-bands":
            return band(rule["bands"], percent)
        full, floor = Fraction(rule.get("full", "100")), Fraction(rule.get("floor", "0"))
        if "places" not in rule:
            return most if percent >= full else percent / full * most if percent >= floor else Fraction(rule.get("belowFloor", "0"))
    return None


def band(bands, value):
    holds = {"from": value.__ge__, "above": value.__gt__, "upTo": value.__le__, "below": value.__lt__}
    return next(Fraction(b["points"]) for b in bands if all(test(Fraction(b[name])) for name, test in holds.items() if name in b))


def told(output):
    """What was said: [word, facts] for each step begun; the word is None when nothing came after BEGIN."""
    steps = {}
    order = []
    for line in output.splitlines():
        word, _, text = line.partition(" ")
        try:
            facts = json.loads(text)
        except ValueError:
            continue  # cut off by SIGKILL
        if word == "BEGIN":
            steps[facts["identity"]] = len(order)
            order.append([None, facts])
        elif word in ("ACK", "REFUSED", "UNKNOWN"):
            order[steps[facts["identity"]]] = [word, facts]
    return order


def check_run(folder, base, output, was_killed, may_be_unknown):
    """base: (count, head) of the journal before the run."""
    record = Record(f"{folder}/data")
    bad = record.bad
    steps = told(output)
    count, head = base
    if count and (len(record.journal) < count or record.journal[count - 1]["hash"] != head):
        bad("I1 what was there before is no longer there")
    new = record.journal[count:]
    left = {r["request"] or r["action"] for r in new} | {r["id"] for r in record.tables.get("handled_request", [])}
    allowed = {r["request"] or r["action"] for r in record.journal[:count]}
    for word, facts in steps:
        identity = facts["identity"]
        if word is None and not was_killed:
            bad(f"I8 {facts['step']} ended without a word")
        if word == "UNKNOWN" and not may_be_unknown:
            bad(f"I8 {facts['step']} was called unknown although it can be known")
        if word == "REFUSED" and identity in left and identity not in MAY_LEAVE_A_TRACE:
            bad(f"I7 {facts['step']} was refused ({facts.get('code')}) and is there")
        if word != "REFUSED" or identity in MAY_LEAVE_A_TRACE:
            allowed.add(identity)
        if word == "ACK":
            for fault in missing(record, folder, facts):
                bad(f"I1 {fault}")
    # A row that the program writes of itself: the journal's copy was filled.
    allowed.add("journal-copy-caught-up")
    for stranger in left - allowed:
        if not any(facts["identity"] == stranger for _, facts in steps):
            bad(f"I7 {stranger} is there and nobody began it")
    check_handed_out(record, folder, steps)
    return record, steps


def missing(record, folder, step):
    """What of an acknowledged step is not there."""
    facts, identity, tables = step["facts"], step["identity"], record.tables
    rows = [(r["subject"], json.loads(r["new"])) for r in record.journal if r["request"] == identity and r["new"]]
    one = lambda table, **wanted: any(all(r[k] == v for k, v in wanted.items()) for r in tables.get(table, []))
    if step["step"] in ("upload", "link", "answer", "submit") and not one("handled_request", id=identity):
        yield f"{identity} is not remembered"
    if step["step"] == "open" and max((r["number"] for r in tables.get("migration", [])), default=0) != facts["version"]:
        yield "a migration is lost"
    if step["step"] == "import" and not (one("campaign", id=facts["campaign"]) and len(tables["submission"]) >= facts["units"] and len(tables["document"]) >= facts["documents"]):
        yield "the campaign is lost"
    if step["step"] == "answer":
        for role, value in facts["figures"].items():
            if not any(s == "answer" and (r["leaf"], r["unit"], r["role"], r["value"]) == (facts["leaf"], facts["unit"], role, value) for s, r in rows):
                yield f"the answer {identity} ({role}) is lost"
    if step["step"] == "upload" and not (one("stored_file", sha256=facts["sha256"]) and one("document_file", document=facts["document"], unit=facts["unit"], sha256=facts["sha256"])):
        yield f"the upload {identity} is lost"
    if step["step"] == "link" and not one("evidence_link", leaf=facts["leaf"], unit=facts["unit"], document=facts["document"], position=facts["position"]):
        yield f"the link {identity} is lost"
    if step["step"] == "submit" and not (one("receipt", unit=facts["unit"], number=facts["number"], content_hash=facts["contentHash"]) and one("submission", unit=facts["unit"], state="submitted")):
        yield "the receipt is lost"
    if step["step"] == "export" and digest(f"{folder}/{facts['file']}") != facts["sha256"]:
        yield "the workbook is lost or differs"
    if step["step"] == "backup" and not os.path.exists(f"{folder}/{facts['folder']}/backup.json"):
        yield "the backup is lost"


def check_handed_out(record, folder, steps):
    """What bears its final name is whole; what was refused is not there."""
    words = {facts["step"]: word for word, facts in steps}
    if os.path.exists(f"{folder}/backup"):
        backup = Record(f"{folder}/backup")
        manifest = json.load(open(f"{folder}/backup/backup.json")) if os.path.exists(f"{folder}/backup/backup.json") else None
        if manifest is None or manifest["database"] != digest(f"{folder}/backup/parscore.db") or manifest["checkpoint"] != "%d:%s" % backup.head:
            record.bad("I1 the backup is not whole")
        record.violations += [f"{v} (backup)" for v in backup.violations]
        if words.get("backup") == "REFUSED":
            record.bad("I7 the backup was refused and is there")
    if os.path.exists(f"{folder}/bo-noi-vu.xlsx"):
        import zipfile
        try:
            with zipfile.ZipFile(f"{folder}/bo-noi-vu.xlsx") as workbook:
                if workbook.testzip() is not None:
                    record.bad("I1 the workbook is damaged")
        except zipfile.BadZipFile:
            record.bad("I1 the workbook is not whole")
        if words.get("export") == "REFUSED":
            record.bad("I7 the workbook was refused and is there")


def digest(path):
    if not os.path.exists(path):
        return None
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


if __name__ == "__main__":
    found = Record(sys.argv[1])
    print("\n".join(found.violations) or f"no violation: {found.head[0]} journal rows, {len(found.tables.get('stored_file', []))} files, {found.replayed} scores replayed")
    sys.exit(1 if found.violations else 0)
