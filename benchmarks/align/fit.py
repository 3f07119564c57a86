#!/usr/bin/env python3
"""Fits the constants of core/align/weights.cpp from traces of across_benchmark.

    across_benchmark --trace TRACE FILE...; across_benchmark --unrelated --trace TRACE FILE...
    fit.py TRACE [--keep WEIGHTS] > WEIGHTS        the numbers, for across_benchmark --weights
    fit.py --cpp WEIGHTS                           the same as the table of weights.cpp

Logistic regression (Newton's method, L2) of "is this bead right?" over the features of judge.h, every set and language weighing
alike; of "is this chosen bead right?" over the clues of confidence; of "are these one text?" over the clues of same_text; of "does this
paragraph belong to the bead beside it?" over those of absorb; of "are these, in the same gap, a bead?" over those of fill.
What is no probability (bonuses, thresholds) is chosen by --tune below, by F1 on the same files. Needs numpy.
"""
import argparse
import subprocess
import sys

import numpy

FEATURES = 26
ABSORB = [-2.0, 0.6, 0.6, -0.6, 0.3, 6.0, 6.0, -2.0, -1.0] + [0.0] * 6
TIMES_RARE = 10
FILL = FEATURES + 13 + len(ABSORB)
START = [2.0, 0.8, 9.0, 0.0, 0.05, -1.0, 0.35, 0.3, 0.8, -13.4, 8.0, 0.0, 0.0] + ABSORB + [-20.0] + [0.0] * 16


def read(path):
    rows = {"c": [], "b": [], "t": [], "a": [], "g": []}
    for line in open(path, encoding="utf-8"):
        kind, group, language, right, *values = line.rstrip("\n").split("\t")
        rows[kind].append((f"{group} {language}", float(right), [float(v) for v in values]))
    return rows


# What speaks for a bead must not be fitted to speak against it, and the reverse: a wrong sign is another feature's shadow.
SIGNS = [0] * 5 + [1] * 5 + [-1] + [1] * 5 + [-1, 1, -1, 1, -1, 1, -1, 0, 1, -1]
# Position: the chain knows it, and moved beads must not be punished. Vectors: as the margin of sounds, since traces hold none.
HELD = {13: 14.0, 14: 4.0, 23: 0.0}


def signed(rows, penalty):
    """Logistic regression with the signs above: wrong-signed features are left out, one fit after the other."""
    free = [f for f in range(FEATURES) if f not in HELD]
    while True:
        beta = logistic([(g, y, [v[f] for f in free]) for g, y, v in rows], penalty, False)
        wrong = [f for f, b in zip(free, beta) if SIGNS[f] * b < 0]
        if not wrong:
            weights = [HELD.get(f, 0.0) for f in range(FEATURES)]
            for f, b in zip(free, beta):
                weights[f] = b
            return weights
        free = [f for f in free if f not in wrong]


def logistic(rows, penalty, constant, balance=True):
    x = numpy.array([values for _, _, values in rows])
    y = numpy.array([right for _, right, _ in rows])
    if constant:
        x = numpy.hstack([numpy.ones((len(x), 1)), x])
    weight = numpy.ones(len(y))
    if balance:
        groups, of = numpy.unique([group for group, _, _ in rows], return_inverse=True)
        weight = (1 / numpy.bincount(of))[of] * len(y) / len(groups)
    beta = numpy.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + numpy.exp(-numpy.clip(x @ beta, -30, 30)))
        gradient = x.T @ (weight * (y - p)) - penalty * beta
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + penalty * numpy.eye(len(beta))
        step = numpy.linalg.solve(hessian, gradient)
        beta += step
        if numpy.abs(step).max() < 1e-6:
            break
    return beta


def numbers(path):
    return [float(word) for word in open(path, encoding="utf-8").read().split()]


def f1_of(binary, weights, files, extra):
    with open("/tmp/textdrift-fit.txt", "w", encoding="utf-8") as file:
        file.write(" ".join(f"{w:.6g}" for w in weights))
    out = subprocess.run([binary, "--weights", file.name, *extra, *files], capture_output=True, text=True, check=True).stdout
    lines = [line.split() for line in out.splitlines() if " strict " in line]
    return sum(float(line[line.index("languages") + 1]) for line in lines) / len(lines)


def tune(binary, weights, files, extra):
    """Coordinate search of the forms of beads, the bonuses and thresholds."""
    best = f1_of(binary, weights, files, extra)
    steps = {0: 0.5, 1: 0.5, 2: 0.5, 3: 0.5, 4: 0.5, FEATURES: 0.5, FEATURES + 1: 0.4, FEATURES + 2: 1.5, FEATURES + 4: 0.04}
    for _ in range(2):
        for at, step in steps.items():
            for change in (step, -step):
                while True:
                    tried = list(weights)
                    tried[at] += change
                    score = f1_of(binary, tried, files, extra)
                    if score <= best + 2e-4:
                        break
                    best, weights = score, tried
                    print(f"{at} {tried[at]:.3f}: {best:.4f}", file=sys.stderr)
    return weights


def cpp(weights):
    rows = [weights[at:at + 9] for at in range(0, FEATURES, 9)]
    rows[-1] = weights[18:FEATURES]
    show = lambda values: ", ".join(f"{v:.4g}" + ("" if "." in f"{v:.4g}" or "e" in f"{v:.4g}" else ".0") + "f" for v in values)
    print("        {" + ",\n         ".join(show(row) for row in rows) + "},")
    for value in weights[FEATURES:FEATURES + 5]:
        print(f"        {show([value])},")
    print("        {" + show(weights[FEATURES + 5:FEATURES + 9]) + "},")
    print("        {" + show(weights[FEATURES + 9:FEATURES + 13]) + "},")
    print("        {" + show(weights[FEATURES + 13:FILL]) + "},")
    print("        {" + show(weights[FILL:]) + "},")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trace", nargs="?")
    parser.add_argument("--keep", help="weights to take what is not fitted from")
    parser.add_argument("--only", default="cbtag", help="what to fit: c beads, b confidence, t sameness, a absorption, g gaps")
    parser.add_argument("--cpp", help="print weights as C++")
    parser.add_argument("--tune", help="the benchmark's binary: search the other constants, starting from --keep")
    parser.add_argument("--files", nargs="*", default=[])
    parser.add_argument("--extra", default="--damage clean,mixed", help="options for the benchmark while tuning")
    arguments = parser.parse_args()
    if arguments.cpp:
        return cpp(numbers(arguments.cpp))
    weights = numbers(arguments.keep) if arguments.keep else [0.0] * FEATURES + START
    if arguments.tune:
        weights = tune(arguments.tune, weights, arguments.files, arguments.extra.split())
    else:
        rows = read(arguments.trace)
        if "c" in arguments.only:
            weights[:FEATURES] = signed(rows["c"], 3.0)
        if "b" in arguments.only:
            weights[FEATURES + 5:FEATURES + 9] = logistic(rows["b"], 1.0, True)
        if "t" in arguments.only:
            weights[FEATURES + 9:FEATURES + 13] = logistic(rows["t"], 0.3, True)
        if "a" in arguments.only:
            # The published test set's are few beside the others', and of sentences, which nothing else is.
            rare = [row for row in rows["a"] if row[0].startswith("textberg ")]
            weights[FEATURES + 13:FILL] = logistic(rows["a"] + rare * (TIMES_RARE - 1), 1.0, False, False)
        if "g" in arguments.only:
            weights[FILL:] = logistic(rows["g"], 1.0, False, False)
    print(" ".join(f"{w:.6g}" for w in weights))


if __name__ == "__main__":
    main()
