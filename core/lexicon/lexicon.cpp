// The lexicon itself: sorted entries and look-up by binary search.
#include "core/lexicon/lexicon.h"
