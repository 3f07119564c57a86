"""The tables, in Markdown and as JSON."""
import dataclasses

import checks

MB = 1e6


def share(marks, name):
    return f"{marks[name]:.3f}" if name in marks else ""


def row(*cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def head(*cells):
    return row(*cells) + "\n" + "|" + "---|" * len(cells)


def one_thread(table):
    yield head("one thread", "used", "documents/CPU s", "MB/CPU s", "start-up s", "peak MiB", "pair recall", "precision",
               "document recall", "precision")
    for program in table.programs:
        cost, marks = table.cost(program.name), table.marks.get(program.name, {})
        label = f"{program.name} {program.version}".strip() if not program.ours else f"**{program.name}**"
        if cost is None:
            reason = program.broken or table.runs[program.name, 1].cost.reason()
            yield row(label, program.says, f"not run: {reason}", *[""] * 7)
            continue
        yield row(label, program.says, f"{table.count / cost.cpu:,.0f}", f"{table.size / MB / cost.cpu:,.1f}",
                  f"{table.starts.get(program.name, 0):.2f}", f"{cost.peak / 2**20:,.0f}", share(marks, "pair_recall"),
                  share(marks, "pair_precision"), share(marks, "document_recall"), share(marks, "document_precision"))


def all_cores(table):
    yield head(f"{table.threads} threads", "wall s", "documents/s", "MB/s", "CPU s", "peak MiB", "times one thread")
    for program in table.programs:
        cost, alone = table.cost(program.name, table.threads), table.cost(program.name)
        if cost and alone and program.parallel:
            yield row(program.name, f"{cost.wall:.2f}", f"{table.count / cost.wall:,.0f}", f"{table.size / MB / cost.wall:,.1f}",
                      f"{cost.cpu:.2f}", f"{cost.peak / 2**20:,.0f}", f"{alone.wall / cost.wall:.2f}")


def ratios(table):
    yard = table.yard
    yield (f"Yardsticks, one thread: reading {yard['read']:.4f} s, parsing alone {yard['parse']:.4f} s (together {table.parse_only():.4f} s, "
           f"{table.size / 1e9 / table.parse_only():.2f} GB/s), memcpy {yard['memcpy']:.4f} s.")
    program = checks.ours(table.programs) if any(p.ours and p.scored for p in table.programs) else None
    cost = table.cost(program.name) if program else None
    if not cost:
        return
    start = table.starts.get(program.name, 0)
    yield (f"{program.name}: {cost.cpu:.3f} s of processor time, {start:.3f} s of it start-up; {cost.cpu / table.parse_only():.1f} times "
           f"reading and parsing ({(cost.cpu - start) / table.parse_only():.1f} without start-up); "
           f"{cost.cpu / yard['parse']:.1f} times parsing alone.")
    rivals = [(table.cost(p.name), p) for p in table.rivals()]
    if rivals:
        fastest, name = min(((c.cpu, p.name) for c, p in rivals))
        yield f"Per core {fastest / cost.cpu:.1f} times the fastest rival ({name})."
        net, name = min((max(c.cpu - table.starts.get(p.name, 0), 1e-9), p.name) for c, p in rivals)
        yield f"Without start-up {net / max(cost.cpu - start, 1e-9):.1f} times the fastest ({name})."
        pairs = [(c.cpu, p.name) for c, p in rivals if p.gives == "pairs"]
        if pairs:
            yield f"{min(pairs)[0] / cost.cpu:.1f} times the fastest that gives pairs ({min(pairs)[1]})."
    if program.name in table.marks:
        marks = table.marks[program.name]
        yield (f"Of {marks['true_pairs']:,} true pairs {marks['pair_recall']:.4f} named, {marks['cluster_recall']:.4f} in one cluster; "
               f"precision {marks['pair_precision']:.4f}.")


def scaling(table):
    rows = table.extra.scaling
    if not rows:
        return
    yield head("documents", "MB", "CPU s", "MB/CPU s", "times reading and parsing", "peak MiB", "bytes a document", "growth")
    for place, entry in enumerate(rows):
        if entry["failed"]:
            yield row(f"{entry['documents']:,}", f"{entry['bytes'] / MB:,.1f}", "failed", *[""] * 5)
            continue
        before = rows[place - 1] if place and not rows[place - 1]["failed"] else None
        more = (entry["peak"] - before["peak"]) / (entry["documents"] - before["documents"]) if before else None
        yield row(f"{entry['documents']:,}", f"{entry['bytes'] / MB:,.1f}", f"{entry['cpu']:.3f}", f"{entry['bytes'] / MB / entry['cpu']:,.0f}",
                  f"{entry['cpu'] / entry['parse_only']:.1f}", f"{entry['peak'] / 2**20:,.0f}", "" if more is None else f"{more:,.0f}",
                  f"n^{checks.exponent(before, entry):.3f}" if before else "")
    done = [entry for entry in rows if not entry["failed"]]
    if len(done) > 1:
        yield f"\nFrom {done[0]['documents']:,} to {done[-1]['documents']:,}: n^{checks.exponent(done[0], done[-1]):.3f}."


def flood(table):
    rows = table.extra.flood
    if not rows:
        return
    yield head("corpus", "documents", "MB", "CPU s", "CPU ms a MB", "peak MiB")
    for entry in rows:
        yield row(entry["corpus"], f"{entry['documents']:,}", f"{entry['bytes'] / MB:,.1f}", f"{entry['cpu']:.3f}",
                  f"{entry['cpu'] / entry['bytes'] * MB * 1000:.3f}", f"{entry['peak'] / 2**20:,.0f}")
    if not any(entry["failed"] for entry in rows):
        yield f"\nThe giant cluster's corpus costs {checks.flood_ratio(rows):.2f} times as much a megabyte as the one without it."


def memory(table):
    if not table.extra.memory:
        return
    yield head("--memory", "threads", "peak MiB", "CPU s", "spilled MB", "output")
    for entry in table.extra.memory:
        yield row(entry["limit"], entry["threads"], f"{entry['peak'] / 2**20:,.0f}", f"{entry['cpu']:.3f}", f"{entry['spilled'] / MB:,.1f}",
                  entry["log"] if entry["failed"] else "the same" if entry["same"] else "OTHER")


def text(table):
    parts = [[f"{table.count:,} documents, {table.size / MB:,.1f} MB."], one_thread(table)]
    if table.threads > 1:
        parts.append(all_cores(table))
    parts += [ratios(table), scaling(table), flood(table), memory(table)]
    return "\n\n".join(block for block in ("\n".join(part) for part in parts) if block)


def as_json(table):
    return {
        "documents": table.count, "bytes": table.size, "yardstick": table.yard, "start_up": table.starts, "marks": table.marks,
        "runs": [{"program": name, "threads": threads, "cpu": run.cost.cpu, "wall": run.cost.wall, "peak": run.cost.peak,
                  "status": run.cost.status, "statistics": run.figures()} for (name, threads), run in table.runs.items()],
        **dataclasses.asdict(table.extra)}
