"""Signature format 1 in plain Python, written from the description in docs/signatures.md, not from the C++.

    python3 signature-1.py > signature-1.tsv
"""
M32, M64 = 2**32 - 1, 2**64 - 1


def splitmix64(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & M64
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & M64
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M64
        yield z ^ (z >> 31)


class Signer:
    def __init__(self, lanes, seed):
        self.lanes = lanes
        self.rank_bits = lanes.bit_length() - 1
        random = (z >> 32 for z in splitmix64(seed))
        self.multiplier = next(random) | 1
        rest = 32 - self.rank_bits
        tie = 0x9E3779B1 >> self.rank_bits
        self.rows = []
        for _ in range(2048 // lanes):
            row = [p << rest | (p * tie) % 2**rest for p in range(lanes)]
            for left in range(lanes, 1, -1):
                other = (next(random) * left) >> 32
                row[left - 1], row[other] = row[other], row[left - 1]
            self.rows.append(row)

    def words(self, placement):
        rotations = self.lanes // 16
        row, first = self.rows[placement // rotations], 16 * (placement % rotations)
        return row[first:] + row[:first]

    def sign(self, shingles):
        out = [M32] * self.lanes
        for shingle in shingles:
            low = ((shingle & M32) * self.multiplier) & M32
            value = (shingle >> 32) ^ low
            out = [min(a, word ^ value) for a, word in zip(out, self.words(low >> 25))]
        return out


if __name__ == "__main__":
    print("# lanes, seed, shingles (the first outputs of splitmix64 from state 0), signature: a lane is 8 hexadecimal digits")
    stream = splitmix64(0)
    numbers = [next(stream) for _ in range(2000)]
    for lanes, seed in ((64, 1), (128, 1), (256, 1), (128, 20261122)):
        signer = Signer(lanes, seed)
        for count in (0, 1, 2, 5, 50, 300, 2000):
            print(lanes, seed, count, "".join(f"{lane:08x}" for lane in signer.sign(numbers[:count])), sep="\t")
