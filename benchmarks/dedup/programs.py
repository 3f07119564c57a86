"""What is measured: textdrift's settings and every variant of every rival, each as a command."""
import dataclasses
import importlib
from collections.abc import Callable

import environments
import truth

RIVALS = ["daft", "rensa", "gaoya", "fastsketchlsh", "datasketch", "text_dedup", "datatrove"]
LIBRARIES = ["RAYON", "OMP", "OPENBLAS", "MKL", "POLARS"]    # what reads NAME_NUM_THREADS

# The job all programs are given, and textdrift's own default.
JOB = ["--shingle", "word5", "--measure", "resemblance", "--threshold", "0.8", "--lanes", "128"]
TEXTDRIFT = {
    "textdrift": (JOB, "the same job, every pair verified"),
    "textdrift (default)": ([], "its default: finds edited copies and excerpts too"),
}


@dataclasses.dataclass
class Program:
    name: str
    says: str
    gives: str
    command: Callable    # (corpus, output, threads, scratch) -> list of arguments
    words: Callable = truth.words
    parallel: bool = True
    ours: bool = False
    scored: bool = True    # does the job the truth is of
    broken: str = ""       # why it cannot be run
    version: str = ""

    def environment(self, threads):
        return {"PYTHONHASHSEED": "0", **{f"{name}_NUM_THREADS": str(threads) for name in LIBRARIES}}


def textdrift(binary, memory):
    def command(options):
        return lambda corpus, output, threads, scratch: [
            str(binary), "dedup", str(corpus), "-o", str(output), "--keep", f"{scratch}/keep.jsonl", *options,
            "--threads", str(threads), "--memory", memory, "--stats-json", f"{scratch}/stats.json"]
    for name, (options, says) in TEXTDRIFT.items():
        yield Program(name, says, "pairs", command(options), ours=True, scored=options is JOB)


def rival(module_name, folder):
    """The variants of one rival; its environment is made here."""
    module = importlib.import_module(f"rivals.{module_name}")
    broken, python = "", None
    try:
        python = environments.interpreter(folder, module_name, module.PACKAGES)
    except (environments.NotInstalled, OSError) as error:
        broken = f"not installed: {error}"

    def command(variant):
        return lambda corpus, output, threads, scratch: [
            str(python), "-m", f"rivals.{module_name}", "--variant", variant, "--corpus", str(corpus), "--output", str(output),
            "--threads", str(threads), "--scratch", str(scratch)]
    package = module.PACKAGES[0]
    for variant, facts in module.VARIANTS.items():
        name = f"{package} {variant}" if len(module.VARIANTS) > 1 else package
        yield Program(name, facts.says, facts.gives, command(variant), facts.words, facts.parallel, broken=broken,
                      version=environments.version(package))


def wanted(name, only):
    return not only or any(part.lower() in name.lower() for part in only)


def all_programs(binary, memory, folder, only, with_rivals):
    found = [program for program in textdrift(binary, memory) if wanted(program.name, only)]
    for module_name in RIVALS if with_rivals else []:
        if wanted(module_name.replace("_", "-"), only) or any(wanted(f"{module_name} {v}", only) for v in variants(module_name)):
            found += [program for program in rival(module_name, folder)
                      if wanted(program.name, only) or wanted(module_name, only)]
    return found


def variants(module_name):
    return importlib.import_module(f"rivals.{module_name}").VARIANTS
