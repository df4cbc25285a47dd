"""The tones of the figures: named roles that print in grey and a page may restyle, and two heat scales."""

from typing import Final, Literal

Tone = Literal["ink", "soft", "faint", "wash", "paper", "accent", "signal"]

_LIGHT: Final[dict[Tone, str]] = {
    "ink": "#222222",
    "soft": "#666666",
    "faint": "#c8c8c8",
    "wash": "#e9e9e9",
    "paper": "#ffffff",
    "accent": "#1f4e79",
    "signal": "#a63a1e",
}
_DARK: Final[dict[Tone, str]] = {
    "ink": "#e8e8e8",
    "soft": "#ababab",
    "faint": "#505050",
    "wash": "#383838",
    "paper": "#181818",
    "accent": "#8cbcec",
    "signal": "#f2a088",
}

# Both scales only ever grow darker with the value, so a grey copy keeps the order of the cells.
_SEQUENTIAL: Final = ((255, 255, 255), (200, 218, 236), (112, 158, 204), (20, 58, 102))
_DIVERGING: Final = ((255, 243, 219), (247, 214, 163), (196, 203, 209), (104, 143, 184), (16, 50, 92))

HeatScale = Literal["sequential", "diverging"]


def colour(tone: Tone) -> str:
    """Return the colour a tone has on white paper."""
    return _LIGHT[tone]


def dark_style(paper: str = _DARK["paper"]) -> str:
    """Return CSS rules that turn inline figures to dark mode on a page of the colour `paper`."""
    tones = _DARK | {"paper": paper}
    return "\n".join(
        f".qf-fill-{tone}{{fill:{value}}}.qf-stroke-{tone}{{stroke:{value}}}" for tone, value in tones.items()
    )


def heat(fraction: float, scale: HeatScale) -> str:
    """Return the cell colour for a place on the scale, 0 for its low end and 1 for its high end."""
    stops = _SEQUENTIAL if scale == "sequential" else _DIVERGING
    place = min(max(fraction, 0.0), 1.0) * (len(stops) - 1)
    left = min(int(place), len(stops) - 2)
    share = place - left
    mixed = (
        round(low + share * (high - low)) for low, high in zip(stops[left], stops[left + 1], strict=True)
    )
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def readable_on(background: str) -> str:
    """Return black or white, whichever has the higher contrast with the background `#rrggbb`."""
    return "#000000" if luminance(background) > 0.179 else "#ffffff"


def luminance(shade: str) -> float:
    """Return the relative luminance of `#rrggbb`, 0 for black and 1 for white (WCAG 2)."""
    channels = (int(shade[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
