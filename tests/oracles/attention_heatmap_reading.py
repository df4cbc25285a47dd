"""Reading a table of attention weights in whole units of its last decimal, and by trying every cycle."""

import math
from fractions import Fraction
from itertools import permutations


def oracle(givens, parameters):
    unit = 10 ** parameters["digits"]
    A = [[round(weight * unit) for weight in row] for row in givens["A"]]
    rows, columns = [sum(row) for row in A], [sum(column) for column in zip(*A, strict=True)]
    return {"read": _read, "audit": _audit, "scores": _scores}[parameters["task"]](A, rows, columns, unit)


def _read(A, rows, columns, unit):
    favourites = [1 + max(range(len(row)), key=row.__getitem__) for row in A]
    own = all(row[i] == max(row) for i, row in enumerate(A))
    return {
        "row_sums": [total / unit for total in rows],
        "argmax_per_row": favourites,
        "diagonal_is_row_max": "yes" if own else "no",
        "column_sums": [total / unit for total in columns],
        "most_attended_column": 1 + columns.index(max(columns)),
    }


def _audit(A, rows, columns, unit):
    def wrong(sums):
        return [i for i, total in enumerate(sums, 1) if 2 * abs(total - unit) > len(sums)]

    along = "rows" if not wrong(rows) else "columns" if not wrong(columns) else "neither"
    later = [weight for i, row in enumerate(A) for weight in row[i + 1 :]]
    return {
        "row_sums": [total / unit for total in rows],
        "column_sums": [total / unit for total in columns],
        "wrong_rows": wrong(rows),
        "along": along,
        "causal": "no" if any(later) else "yes",
    }


def _scores(A, rows, columns, unit):
    def ratio(i, j, k):
        return Fraction(A[i][j] * A[j][k] * A[k][i], A[i][k] * A[k][j] * A[j][i])

    widest = math.log(max(ratio(*three) for three in permutations(range(len(A)), 3)))
    slack = 3 / min(min(row) for row in A)
    return {
        "differences": [math.log(weight) - math.log(A[0][0]) for weight in A[0]],
        "largest_log_cycle_violation": widest,
        "max_violation_explainable_by_rounding": slack,
        "shared": "yes" if widest <= slack else "no",
    }
