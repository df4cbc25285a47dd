"""The kinds of concept questions, each in a module of its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from quizgen.bank.item import Item
from quizgen.bank.kinds.choice import MultipleChoice, SingleChoice
from quizgen.bank.kinds.fill_in import FillIn
from quizgen.bank.kinds.formula import Formula
from quizgen.bank.kinds.matching import Matching
from quizgen.bank.kinds.number import Number
from quizgen.bank.kinds.ordering import Ordering
from quizgen.bank.kinds.true_false import TrueFalse

KINDS: Mapping[str, type[Item]] = MappingProxyType(
    {
        kind.kind: kind
        for kind in (SingleChoice, MultipleChoice, TrueFalse, Matching, Ordering, FillIn, Number, Formula)
    }
)
