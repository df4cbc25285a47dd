"""Does one side's work when it is told to, and says how much processor time it took.

Run as `worker.py MODULE WORK`: `MODULE.WORK()` prepares and returns a function of an item's number. It prints
what item 0 is, and then for every line "FIRST COUNT" the seconds for so many items, one number each.
"""

import importlib
import sys
import time
from itertools import pairwise


def main() -> None:
    """Serve until the input ends."""
    module, _, arguments = sys.argv[2].partition(":")
    work = getattr(importlib.import_module(sys.argv[1]), module)(*filter(None, [arguments]))
    print(" ".join(str(work(0)).split())[:70], flush=True)
    for line in sys.stdin:
        first, count = map(int, line.split())
        print(*seconds(work, range(first, first + count)), flush=True)


def seconds(work, items) -> list[float]:
    """The processor time of each item."""
    marks = [time.process_time()]
    for item in items:
        work(item)
        marks.append(time.process_time())
    return [after - before for before, after in pairwise(marks)]


if __name__ == "__main__":
    main()
