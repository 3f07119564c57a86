"""Speed and error of our signatures beside rensa's, from the same hashes, in the same run, by turns, one thread.

    python3 benchmarks/signature/against_rensa.py build/release/benchmarks/signature/signature_benchmark

Installs rensa and numpy into a temporary environment, gone afterwards. rensa is called by its fastest batch call for hashed
tokens whose lanes estimate resemblance; its time includes the one call from Python for all sets.
"""
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import time

SIZES = (10, 20, 50, 100, 146, 300, 1000, 10000)
ROUNDS = 15
LANES = 128


def install_and_run(binary):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = str(pathlib.Path(folder, "bin", "python"))
        subprocess.run([python, "-m", "pip", "-q", "install", "rensa==0.5.0", "numpy"], check=True)
        environment = dict(os.environ, RAYON_NUM_THREADS="1", TEXTDRIFT_RIVAL="rensa")
        return subprocess.run([python, __file__, binary], env=environment).returncode


def rensa_seconds(call):
    best = math.inf
    for _ in range(3):
        before = time.process_time()
        call()
        best = min(best, time.process_time() - before)
    return best


def compare_speed(binary, numpy, rensa, random):
    print("| shingles | rensa, ns a set | textdrift, ns a set | rensa / textdrift |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "hashes.bin")
        for size in SIZES:
            sets = max(10, 100_000 // size)
            hashes = random.integers(0, 2**64, size=sets * size, dtype=numpy.uint64)
            offsets = numpy.arange(sets + 1, dtype=numpy.uint64) * size
            hashes.tofile(path)
            theirs = ours = math.inf
            for _ in range(ROUNDS):
                seconds = rensa_seconds(lambda: rensa.RMinHash.digest_matrix_from_flat_token_hashes(hashes, offsets, LANES, 1))
                theirs = min(theirs, seconds / sets * 1e9)
                answer = subprocess.run([binary, "--time", path, str(size)], capture_output=True, text=True, check=True)
                ours = min(ours, float(answer.stdout))
            print(f"| {size} | {theirs:.0f} | {ours:.0f} | {theirs / ours:.1f} |", flush=True)


def rensa_error(numpy, rensa, random, size, wanted, pairs):
    shared = min(size - 1, max(1, round(2 * size * wanted / (1 + wanted))))
    exact = shared / (2 * size - shared)
    everything = random.integers(0, 2**64, size=(pairs, 2 * size - shared), dtype=numpy.uint64)
    offsets = numpy.arange(pairs + 1, dtype=numpy.uint64) * size

    def rows(part):
        flat = numpy.ascontiguousarray(part).reshape(-1)
        return numpy.array(rensa.RMinHash.digest_matrix_from_flat_token_hashes(flat, offsets, LANES, 1).to_rows())

    error = (rows(everything[:, :size]) == rows(everything[:, -size:])).mean(axis=1) - exact
    return error.mean(), math.sqrt((error**2).mean() / (exact * (1 - exact) / LANES))


def compare_error(numpy, rensa, random):
    print("\n| shingles | resemblance | rensa, error / binomial error | bias |\n|---|---|---|---|")
    for size in (10, 20, 50, 100):
        for wanted in (0.5, 0.8, 0.9):
            bias, ratio = rensa_error(numpy, rensa, random, size, wanted, 4000)
            print(f"| {size} | {wanted} | {ratio:.2f} | {bias:+.4f} |")


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    if os.environ.get("TEXTDRIFT_RIVAL") != "rensa":
        return install_and_run(sys.argv[1])
    import numpy
    import rensa
    random = numpy.random.default_rng(1)
    compare_speed(sys.argv[1], numpy, rensa, random)
    compare_error(numpy, rensa, random)
    return 0


if __name__ == "__main__":
    sys.exit(main())
