"""Self-attention in either layout: tokens as rows or as columns, and weights that sum to 1 along either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from quizgen.trace import Trace
from quizgen.vocabulary.activations import outer
from quizgen.vocabulary.attention import softmax


@dataclass(frozen=True)
class Layout:
    """Where tokens stand and along what the weights of one query lie."""

    tokens_are_columns: bool
    queries_are_columns: bool

    @classmethod
    def of(cls, t: Trace) -> Layout:
        """The layout of the course."""
        return cls(t.convention("attn_vec") == "column", t.convention("attn_norm_axis") == "columns")

    @property
    def axis(self) -> int:
        """The axis along which the weights of one query sum to 1."""
        return 0 if self.queries_are_columns else -1

    def words(self, letter: str) -> tuple[str, str, str]:
        """The names of the weights and the biases of Q, K or V, and what stands before their symbols."""
        if self.tokens_are_columns:
            return f"Omega_{letter.lower()}", f"beta_{letter.lower()}", "\\"
        return f"W_{letter}", f"b_{letter}", ""

    def projected(self, X: Any, W: Any, b: Any = None, ones: Any = None) -> Any:
        """The tokens after a linear map; with `ones`, the bias is added to every token."""
        product = W @ X if self.tokens_are_columns else X @ W
        if b is None:
            return product
        return product + (outer(b, ones) if self.tokens_are_columns else outer(ones, b))

    def products(self, Q: Any, K: Any) -> Any:
        """The dot product of every query with every key."""
        first, second = (K, Q) if self.queries_are_columns else (Q, K)
        return first.T @ second if self.tokens_are_columns else first @ second.T

    def weights(self, S: Any) -> Any:
        """Attention weights: the softmax over the keys of each query."""
        return softmax(S, axis=0) if self.queries_are_columns else softmax(S)

    def across(self, S: Any) -> Any:
        """The softmax along the wrong direction."""
        return softmax(S) if self.queries_are_columns else softmax(S, axis=0)

    def mixed(self, A: Any, V: Any) -> Any:
        """The average of the values for each query."""
        if self.tokens_are_columns:
            return V @ (A if self.queries_are_columns else A.T)
        return (A.T if self.queries_are_columns else A) @ V

    def by_query(self, A: Any) -> Any:
        """The weights with a row for each query."""
        return A.T if self.queries_are_columns else A

    def tokens(self, X: Any) -> Any:
        """The tokens as rows."""
        return X.T if self.tokens_are_columns else X
