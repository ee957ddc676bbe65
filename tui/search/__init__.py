"""Words or patterns to the sentences that hold them; it knows neither cursor nor screen.

What is searched is the text as the screen shows it. Case, accents, typography and the spelling of
names are folded once a source; a look through twelve thousand sentences then takes milliseconds.
"""
