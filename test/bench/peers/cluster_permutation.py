"""Bands permuted over units: Pearson's chi-squared and step-down maxT, the peer of cluster-permutation.bench.ts.

Reads a composition as compressed sparse rows (offsets, codes, counts; 32-bit) and a band a unit; answers each line on
stdin with seconds and the p-value of chi-squared. Only the smaller bands are drawn; their members are one product of
a sparse matrix with indicators, in batches that fit the cache best.
"""

import sys
import time
from pathlib import Path

import numpy as np
from scipy import sparse

folder = Path(sys.argv[1])
groups = int(sys.argv[2])
resamples = int(sys.argv[3])
batch = 50

offsets = np.fromfile(folder / "offsets.bin", dtype=np.uint32).astype(np.int32)
codes = np.fromfile(folder / "codes.bin", dtype=np.uint32).astype(np.int32)
counts = np.fromfile(folder / "counts.bin", dtype=np.uint32).astype(np.float64)
bands = np.fromfile(folder / "bands.bin", dtype=np.uint32)
units = offsets.size - 1
composition = sparse.csr_matrix((counts, codes, offsets), shape=(units, groups))
composition = composition[:, np.asarray(composition.sum(axis=0)).ravel() > 0]
groups = composition.shape[1]
by_group = composition.T.tocsr()
by_group_single = by_group.astype(np.float32)

sizes = np.bincount(bands)
order = np.argsort(sizes)
drawn, largest = order[:-1], order[-1]
group_members = np.asarray(composition.sum(axis=0)).ravel()
members = group_members.sum()
scatter = np.asarray(composition.multiply(composition).sum(axis=0)).ravel() - group_members**2 / units


def statistics(tables):
    """Chi-squared and H of every group, from members by band, group and arrangement."""
    chi_squared = np.zeros(tables.shape[2])
    scaled = np.zeros(tables.shape[1:])
    for band, size in enumerate(sizes):
        table = tables[band]
        expected = np.outer(group_members / members, table.sum(axis=0))
        difference = table - expected
        chi_squared += (difference * difference / expected).sum(axis=0)
        scaled += table * table / size
    scaled -= (group_members**2 / units)[:, None]
    scaled *= ((units - 1) / scatter)[:, None]
    return chi_squared, scaled


def draw(generator, size):
    """Members by band, group and arrangement of random arrangements."""
    indicators = np.zeros((units, size * drawn.size), dtype=np.float32)
    small, middle = sizes[drawn[0]], sizes[drawn[1]]
    for i in range(size):
        chosen = generator.choice(units, small + middle, replace=False, shuffle=False)
        first = generator.choice(small + middle, small, replace=False, shuffle=False)
        indicators[chosen, i + size] = 1
        indicators[chosen[first], i + size] = 0
        indicators[chosen[first], i] = 1
    sums = (by_group_single @ indicators).astype(np.float64)
    tables = np.empty((sizes.size, groups, size))
    tables[drawn[0]] = sums[:, :size]
    tables[drawn[1]] = sums[:, size:]
    tables[largest] = group_members[:, None] - tables[drawn[0]] - tables[drawn[1]]
    return tables


observed = np.stack(
    [np.asarray((composition[bands == band]).sum(axis=0)).ravel() for band in range(sizes.size)]
)[:, :, None]
chi_squared, scaled = statistics(observed)
significance = np.argsort(scaled[:, 0])
bounds = scaled[significance] * (1 - 1e-10)


def p_value(generator):
    extreme = 0
    step_down = np.zeros(groups)
    for _ in range(resamples // batch):
        found, drawn_scaled = statistics(draw(generator, batch))
        extreme += np.count_nonzero(found >= chi_squared[0] * (1 - 1e-10))
        largest_so_far = np.maximum.accumulate(drawn_scaled[significance], axis=0)
        step_down += np.count_nonzero(largest_so_far >= bounds, axis=1)
    adjusted = np.maximum.accumulate((step_down[::-1] + 1) / (resamples + 1))
    assert adjusted.size == groups
    return (extreme + 1) / (resamples + 1)


generator = np.random.default_rng(1)
for _ in sys.stdin:
    start = time.perf_counter()
    result = p_value(generator)
    print(time.perf_counter() - start, repr(float(result)), flush=True)
