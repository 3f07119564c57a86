// Shingles from words and characters; sets and their intersection.
