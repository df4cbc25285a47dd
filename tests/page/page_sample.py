"""A sheet with everything a page may hold, for the tests and for looking at."""

from quizgen.page import Document, Exercise, Figure, Part

NETWORK = Figure(
    svg="""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 150" width="320" height="150" role="img"
 font-family="'Libertinus Serif', serif" font-size="14" text-anchor="middle">
<g fill="none" stroke="#222222" stroke-width="1.2"><path d="M52 40 L142 40 M52 40 L142 110 M52 110 L142 40
 M52 110 L142 110 M178 40 L262 75 M178 110 L262 75"/>
<circle cx="34" cy="40" r="18"/><circle cx="34" cy="110" r="18"/><circle cx="160" cy="40" r="18"/>
<circle cx="160" cy="110" r="18"/><circle cx="280" cy="75" r="18"/></g>
<g fill="#222222"><text x="34" y="45">x₁</text><text x="34" y="115">x₂</text><text x="160" y="45">h₁</text>
<text x="160" y="115">h₂</text><text x="280" y="80">ŷ</text></g></svg>""",
    alt="A network with two inputs x1 and x2, two hidden units h1 and h2 and one output.",
)

ATTENTION = Exercise(
    number="1",
    title="Scaled dot-product attention",
    variant="attention.scaled_dot_product@1/standard/k7q2f9",
    points=6,
    prompt=r"""
Two tokens attend to each other with

$$
Q = \begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}, \quad
K = \begin{bmatrix} 1 & 1 \\ 0 & 2 \end{bmatrix}, \quad
V = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}.
$$

Attention is
$\operatorname{Attention}(Q, K, V) = \operatorname{softmax}\!\left(Q K^\top / \sqrt{d_k}\right) V$,
where the softmax acts on each row and $d_k = 2$ is the length of a key. Keep four decimals in every step.
""",
    parts=(
        Part(label="a", text=r"Compute the scaled scores $S = Q K^\top / \sqrt{d_k}$.", points=2, space=3),
        Part(label="b", text=r"Compute the attention weights $A$, row by row.", points=2, space=3),
        Part(label="c", text=r"Compute the output $O = A V$.", points=2, space=2.5),
    ),
    solution=r"""
**(a)** Each score is the dot product of a query with a key, divided by $\sqrt{2} \approx 1.4142$ so that it
does not grow with the length of the keys:

$$
S = \frac{1}{\sqrt{2}} \begin{bmatrix} 1 & 0 \\ 1 & 2 \end{bmatrix}
  = \begin{bmatrix} 0.7071 & 0 \\ 0.7071 & 1.4142 \end{bmatrix}
$$

**(b)** The softmax turns each row into weights that sum to one. For the first row

$$
\begin{aligned}
A_{11} &= \frac{e^{0.7071}}{e^{0.7071} + e^{0}} = \frac{2.0281}{3.0281} = 0.6698 \\
A_{12} &= 1 - A_{11} = 0.3302
\end{aligned}
$$

and the second row has the same difference of scores, so
$A = \begin{bmatrix} 0.6698 & 0.3302 \\ 0.3302 & 0.6698 \end{bmatrix}$.

**(c)** Each output row is a weighted mean of the rows of $V$:

$$
O = A V = \boxed{\begin{bmatrix} 1.6604 & 2.6604 \\ 2.3396 & 3.3396 \end{bmatrix}}
$$
""",
)

BACKPROP = Exercise(
    number="2",
    title="Backpropagation through a small network",
    variant="backprop.mlp@1/standard/7f3k",
    points=5,
    prompt=r"""
The network below has ReLU hidden units and a linear output,

![A network with two hidden units.](figure:network)

$$
h = \operatorname{ReLU}(W_1 x), \quad \hat{y} = w_2^\top h, \quad L = \tfrac{1}{2} (\hat{y} - t)^2,
$$

with the weights $W_1 = \begin{bmatrix} 0.50 & 0.25 \\ 0.75 & -0.50 \end{bmatrix}$ and
$w_2 = (0.8, 0.4)^\top$. The input is $x = (1, 2)^\top$, the target is $t = 1$; the derivative of
ReLU at zero is taken to be $0$.
""",
    parts=(
        Part(label="a", text="Do the forward pass: which hidden units are active?", points=2, space=3),
        Part(label="b", text=r"Compute $\partial L / \partial W_1$.", points=3, space=4),
    ),
    solution=r"""
**Forward.** With $z_1 = W_1 x = (1.00, -0.25)^\top$ the first unit is active and the second is not, so
$h = (1, 0)^\top$, $\hat{y} = 0.8$ and $L = \frac{1}{2} (0.8 - 1)^2 = 0.02$.

**Backward.** The error at the output goes back through the weights, and through active units only:

$$
\delta_2 = \hat{y} - t = -0.2, \qquad \delta_1 = w_2 \delta_2 \odot \operatorname{ReLU}'(z_1)
= \begin{bmatrix} -0.16 \\ -0.08 \end{bmatrix} \odot \begin{bmatrix} 1 \\ 0 \end{bmatrix}
= \begin{bmatrix} -0.16 \\ 0 \end{bmatrix}, \qquad
\frac{\partial L}{\partial W_1} = \delta_1 x^\top
= \boxed{\begin{bmatrix} -0.16 & -0.32 \\ 0 & 0 \end{bmatrix}}
$$

Forgetting the gate would leave $-0.08$ in the second unit, although it did not take part in the output.
""",
    figures={"network": NETWORK},
)

CHOICE = Exercise(
    number="3",
    title="Output size of a convolution",
    variant="cnn.output_size@1/intro/3m2p",
    points=2,
    prompt=r"""
An image of $32 \times 32$ pixels passes the following layers, none of which uses dilation.

| layer | kernel $k$ | stride $s$ | padding $p$ |
|:------|-----------:|-----------:|------------:|
| conv1 |          5 |          2 |           1 |
| pool1 |          2 |          2 |           0 |

What is the side length after `pool1`? Tick one answer.

- [ ] **A** $7$
- [ ] **B** $8$
- [ ] **C** $14$
- [ ] **D** $15$
""",
    solution=r"""
The side shrinks to $\lfloor (n + 2p - k)/s \rfloor + 1$ in every layer:

$$
\left\lfloor \frac{32 + 2 - 5}{2} \right\rfloor + 1 = 15, \qquad
\left\lfloor \frac{15 - 2}{2} \right\rfloor + 1 = \boxed{7}
$$

Answer **A**. Who answers *B* rounds up in the second layer.
""",
)

HOPFIELD = Exercise(
    number="4",
    title="What a Hopfield network remembers",
    variant="hopfield.energy@1/exam/c44d",
    points=7,
    prompt=r"""
A Hopfield network has no hidden units and no direction of time: its neurons are updated one after the other,
in any order, and every update lowers the energy or leaves it as it is. That is why the network comes to rest,
and why the states where it rests can serve as a memory. The lecture's update rule is the following; a neuron
whose net input is exactly zero keeps its state.

```python
def update(y, W, i):
    net = W[i] @ y
    return y[i] if net == 0 else sign(net)
```

The network has stored the single pattern $\xi = (1, -1, 1, -1)^\top$ with Hebb's rule, without
self-connections,

$$
W = \xi \xi^\top - I =
\begin{bmatrix} 0 & -1 & 1 & -1 \\ -1 & 0 & -1 & 1 \\ 1 & -1 & 0 & -1 \\ -1 & 1 & -1 & 0 \end{bmatrix}.
$$

1. Start at $y = (1, 1, 1, -1)^\top$ and update neuron 2.
2. Write down the energy $E(y) = -\frac{1}{2} y^\top W y$ before and after.
3. > "The inverse of a stored pattern is stored as well."

   Is that so? Give a reason of one or two sentences.
""",
    space=4,
    solution=r"""
1. The net input of neuron 2 is $-1 \cdot 1 - 1 \cdot 1 + 1 \cdot (-1) = -3 < 0$, so $y_2$ becomes $-1$.
2. Before the update, every product of neighbours with neuron 2 counts against the energy:

   $$
   E(y) = -\frac{1}{2} y^\top W y = -\frac{1}{2} \left( (\xi^\top y)^2 - y^\top y \right)
   = -\frac{1}{2} \left( 2^2 - 4 \right) = 0, \qquad
   E(\xi) = -\frac{1}{2} \left( (\xi^\top \xi)^2 - \xi^\top \xi \right) = -\frac{1}{2} (4^2 - 4) = \boxed{-6}
   $$

3. Yes. The energy is quadratic, so $E(-y) = E(y)$, and what is a minimum for $\xi$ is one for $-\xi$.
""",
)

SHEET = Document(
    title="Practice sheet: attention, convolution, memory",
    subtitle="Four exercises, twenty points",
    course="Methods of Artificial Intelligence",
    sheet="7f3k",
    instructions="Show your working. Keep **four decimals** in every step; write $-0.16$, not $-.16$.",
    name_box=True,
    exercises=(ATTENTION, BACKPROP, CHOICE, HOPFIELD),
)
