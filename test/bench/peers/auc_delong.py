"""Area under the ROC curve with DeLong's variance and logit interval: the peer of auc-delong.bench.ts.

Reads scores.bin (doubles) and outcomes.bin (bytes); answers each line on stdin with seconds and the lower bound.
Placements by sorting cases and controls apart and searching each in the other: faster than ranks of the whole.
"""

import math
import sys
import time
from pathlib import Path
from statistics import NormalDist

import numpy as np

folder = Path(sys.argv[1])
scores = np.fromfile(folder / "scores.bin", dtype=np.float64)
outcomes = np.fromfile(folder / "outcomes.bin", dtype=np.uint8).view(bool)


def lower_bound():
    cases = np.sort(scores[outcomes])
    controls = np.sort(scores[~outcomes])
    m, n = cases.size, controls.size
    below = np.searchsorted(controls, cases, "left") + np.searchsorted(controls, cases, "right")
    above = np.searchsorted(cases, controls, "left") + np.searchsorted(cases, controls, "right")
    area = below.mean() / (2 * n)
    variance = below.var(ddof=1) / (4.0 * n * n * m) + above.var(ddof=1) / (4.0 * m * m * n)
    half = NormalDist().inv_cdf(0.975) * math.sqrt(variance) / (area * (1 - area))
    return 1 / (1 + math.exp(half - math.log(area / (1 - area))))


for _ in sys.stdin:
    start = time.perf_counter()
    bound = lower_bound()
    print(time.perf_counter() - start, repr(float(bound)), flush=True)
