"""Countries, and what the news says in their place: people, language, capital. A table, no rule."""

from __future__ import annotations

LANDS = {
    word: row.split()[0]
    for row in """
    ukraine ukrainian kyiv kiev
    russia russian moscow kremlin
    france french paris
    germany german berlin
    poland polish warsaw
    britain british uk england london
    us u.s american america washington usa
    china chinese beijing
    israel israeli jerusalem
    iran iranian tehran
    italy italian rome
    spain spanish madrid
    turkey turkish ankara türkiye
    japan japanese tokyo
    india indian delhi
    egypt egyptian cairo
    qatar qatari doha
    canada canadian ottawa
    australia australian canberra
    netherlands dutch
    sweden swedish stockholm
    norway norwegian oslo
    denmark danish copenhagen
    finland finnish helsinki
    greece greek athens
    ireland irish dublin
    mexico mexican
    brazil brazilian
    hungary hungarian budapest
    austria austrian vienna
    belgium belgian
    switzerland swiss
    """.strip().split("\n")
    for word in row.split()
}
"""What may stand for a country: its people, its language, its capital."""
