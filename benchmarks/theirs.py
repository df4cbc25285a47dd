"""The work of the peers, item by item, through their own interfaces."""

from collections.abc import Callable

Work = Callable[[int], object]
MANY = 10**7


def reasoning_gym(task: str) -> Work:
    """An item with its answer."""
    import reasoning_gym

    items = reasoning_gym.create_dataset(task, seed=1, size=MANY)
    return lambda k: items[k]["question"]


def reasoning_gym_score(task: str) -> Work:
    """The scores of right answers, of items made beforehand."""
    import reasoning_gym

    items = reasoning_gym.create_dataset(task, seed=1, size=MANY)
    entries = [items[k] for k in range(300)]
    return lambda k: items.score_answer(entries[k % 300]["answer"], entries[k % 300])
